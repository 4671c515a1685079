import { adjudicationRoutes } from "./routes/adjudication.ts";
import { answerRoutes } from "./routes/answers.ts";
import { caseRoutes } from "./routes/cases.ts";
import { dicomwebRoutes } from "./routes/dicomweb.ts";
import { fhirRoutes } from "./routes/fhir.ts";
import { followUpRoutes } from "./routes/follow-up.ts";
import { gradingRoutes } from "./routes/grading.ts";
import { imageRoutes } from "./routes/images.ts";
import { operationRoutes } from "./routes/operations.ts";
import { opinionRoutes } from "./routes/opinions.ts";
import { peerRoutes } from "./routes/peers.ts";
import { peopleRoutes } from "./routes/people.ts";
import { readingRoutes } from "./routes/readings.ts";
import { retentionRoutes } from "./routes/retention.ts";

/** Every door over HTTP. The server refuses to start when one has no handler; the blind matrix walks them all. */
export const routeTable = {
  ...peopleRoutes,
  ...peerRoutes,
  ...caseRoutes,
  ...imageRoutes,
  ...readingRoutes,
  ...adjudicationRoutes,
  ...gradingRoutes,
  ...opinionRoutes,
  ...answerRoutes,
  ...followUpRoutes,
  ...dicomwebRoutes,
  ...fhirRoutes,
  ...operationRoutes,
  ...retentionRoutes,
};
export type RouteName = keyof typeof routeTable;
