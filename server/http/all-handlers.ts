import type { House } from "#commands/house.ts";
import type { GivenHandlers } from "./bound-handler.ts";
import { caseDoors } from "./doors/cases.ts";
import { operationDoors } from "./doors/operations.ts";
import type { Metrics } from "./metrics.ts";

/** Each group of routes has its doors; together they answer the whole table. */
export function allHandlers(house: House, metrics: Metrics): GivenHandlers {
  return { ...caseDoors(house), ...operationDoors(house, metrics) };
}
