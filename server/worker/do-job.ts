import type { House } from "#commands/house.ts";
import { pruneSignIns } from "./prune-sign-ins.ts";
import type { JobName } from "./queues.ts";

/** Does one job. Each may be brought twice, so each is safe to do twice. */
export async function doJob(house: House, name: JobName, _data: unknown): Promise<void> {
  switch (name) {
    case "lapse-offers":
      await (await import("#commands/cases/lapse-offers.ts")).lapseOffers(house);
      return;
    case "prune-sign-ins":
      await pruneSignIns(house);
      return;
    case "read-record-text":
      return;
  }
}
