import type { House } from "#commands/house.ts";
import { adjudicationDoors } from "./doors/adjudication.ts";
import { answerDoors } from "./doors/answers.ts";
import { caseDoors } from "./doors/cases.ts";
import { dicomwebDoors } from "./doors/dicomweb.ts";
import { fhirDoors } from "./doors/fhir.ts";
import { followUpDoors } from "./doors/follow-up.ts";
import { gradingDoors } from "./doors/grading.ts";
import { imageDoors } from "./doors/images.ts";
import { operationDoors } from "./doors/operations.ts";
import { opinionDoors } from "./doors/opinions.ts";
import { peerDoors } from "./doors/peers.ts";
import { peopleDoors } from "./doors/people.ts";
import { readingDoors } from "./doors/readings.ts";
import { retentionDoors } from "./doors/retention.ts";
import type { AllHandlers } from "./handler.ts";
import type { Metrics } from "./metrics.ts";

/** Each group of routes has its doors; together they answer the whole table. */
export function allHandlers(house: House, metrics: Metrics): AllHandlers {
  return {
    ...peopleDoors(house),
    ...peerDoors(house),
    ...caseDoors(house),
    ...imageDoors(house),
    ...readingDoors(house),
    ...adjudicationDoors(house),
    ...gradingDoors(house),
    ...opinionDoors(house),
    ...answerDoors(house),
    ...followUpDoors(house),
    ...dicomwebDoors(house),
    ...fhirDoors(house),
    ...operationDoors(house, metrics),
    ...retentionDoors(house),
  };
}
