import { askModel } from "#commands/comparisons/ask-model.ts";
import { confirmComparison } from "#commands/comparisons/confirm-comparison.ts";
import { getComparison } from "#commands/comparisons/get-comparison.ts";
import { proposePairsAnew, saveComparison } from "#commands/comparisons/save-comparison.ts";
import type { House } from "#commands/house.ts";
import { getMyReading } from "#commands/readings/get-my-reading.ts";
import { listReadings } from "#commands/readings/list-readings.ts";
import { reviseReading } from "#commands/readings/revise-reading.ts";
import { saveReading } from "#commands/readings/save-reading.ts";
import { sealReading } from "#commands/readings/seal-reading.ts";
import type { readingRoutes } from "#contract/routes/readings.ts";
import type { HandlersOf } from "../handler.ts";

export const readingDoors = (house: House): HandlersOf<typeof readingRoutes> => ({
  getMyReading: async ({ scope, params }) => ({ json: await getMyReading(house, scope, params.caseId) }),
  saveReading: async ({ scope, params, body }) => ({ json: await saveReading(house, scope, params.caseId, body) }),
  sealReading: async ({ scope, params, body }) => ({
    json: await sealReading(house, scope, params.caseId, body.revision),
  }),
  reviseReading: async ({ scope, params, body }) => ({ json: await reviseReading(house, scope, params.caseId, body) }),
  listReadings: async ({ scope, params }) => ({ json: { readings: await listReadings(house, scope, params.caseId) } }),
  getComparison: async ({ scope, params }) => ({ json: await getComparison(house, scope, params.caseId) }),
  saveComparison: async ({ scope, params, body }) => ({
    json: await saveComparison(house, scope, params.caseId, body),
  }),
  proposePairs: async ({ scope, params, body }) => ({
    json: { content: await proposePairsAnew(house, scope, params.caseId, body.content) },
  }),
  askModel: async ({ scope, params }) => ({ json: await askModel(house, scope, params.caseId) }),
  confirmComparison: async ({ scope, params, body }) => ({
    json: await confirmComparison(house, scope, params.caseId, body.revision),
  }),
});
