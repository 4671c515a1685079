import type { House } from "#commands/house.ts";
import type { GivenHandlers } from "./bound-handler.ts";
import { operationDoors } from "./doors/operations.ts";
import type { Metrics } from "./metrics.ts";

/** Each group of routes has its doors; together they answer the whole table. */
export async function allHandlers(house: House, metrics: Metrics): Promise<GivenHandlers> {
  const groups = await Promise.allSettled([
    import("./doors/people.ts").then(({ peopleDoors }) => peopleDoors(house)),
    import("./doors/cases.ts").then(({ caseDoors }) => caseDoors(house)),
    import("./doors/records.ts").then(({ recordDoors }) => recordDoors(house)),
    import("./doors/readings.ts").then(({ readingDoors }) => readingDoors(house)),
    import("./doors/opinions.ts").then(({ opinionDoors }) => opinionDoors(house)),
    import("./doors/opinions.ts").then(({ opinionDoors }) => opinionDoors(house)),
  ]);
  let handlers: GivenHandlers = operationDoors(house, metrics);
  for (const group of groups) if (group.status === "fulfilled") handlers = { ...handlers, ...group.value };
  return handlers;
}
