import type { House } from "#commands/house.ts";
import type { fhirRoutes } from "#contract/routes/fhir.ts";
import { answerMetadata, answerRead, answerSearch } from "#interop/fhir/answer.ts";
import type { HandlersOf } from "../handler.ts";

/** FHIR R4: each door hands on to interop/fhir, which knows the standard. */
export const fhirDoors = (house: House): HandlersOf<typeof fhirRoutes> => ({
  fhirMetadata: async ({ visitor }) => answerMetadata(house, visitor),
  fhirSearch: async ({ scope, params, query, visitor }) =>
    await answerSearch(house, scope, params.type, query, visitor),
  fhirRead: async ({ scope, params, visitor }) => await answerRead(house, scope, params, visitor),
});
