import { getGrading, setGrading } from "#commands/grading/grading-setting.ts";
import { listGradesWaiting } from "#commands/grading/list-grades-waiting.ts";
import { getSecondGrading, gradeAgain } from "#commands/grading/second-grading.ts";
import type { House } from "#commands/house.ts";
import type { gradingRoutes } from "#contract/routes/grading.ts";
import type { HandlersOf } from "../handler.ts";

export const gradingDoors = (house: House): HandlersOf<typeof gradingRoutes> => ({
  getGrading: async ({ scope }) => ({ json: await getGrading(house, scope) }),
  setGrading: async ({ scope, body }) => ({ json: await setGrading(house, scope, body) }),
  listGradesWaiting: async ({ scope }) => ({ json: await listGradesWaiting(house, scope) }),
  getSecondGrading: async ({ scope, params }) => ({ json: await getSecondGrading(house, scope, params.caseId) }),
  gradeAgain: async ({ scope, params, body }) => ({ json: await gradeAgain(house, scope, params.caseId, body) }),
});
