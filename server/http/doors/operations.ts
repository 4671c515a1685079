import { sql } from "kysely";
import type { House } from "#commands/house.ts";
import { keepingState } from "#commands/keeping/keeping-state.ts";
import type { operationRoutes } from "#contract/routes/operations.ts";
import { unrunMigrations } from "#store/unrun-migrations.ts";
import type { HandlersOf } from "../handler.ts";
import type { Metrics } from "../metrics.ts";

/** A database that does not answer within this is not ready, even where it has not said so. */
const patience = 3000;

/** For whoever runs the service: is it alive, can it work, how does it fare. */
export const operationDoors = (house: House, metrics: Metrics): HandlersOf<typeof operationRoutes> => ({
  live: async () => ({ json: { live: true } }),
  ready: async () => {
    const [database, store, migrations] = await Promise.all([
      holds(sql`SELECT 1`.execute(house.database).then(() => true)),
      holds(house.objects.ready()),
      holds(unrunMigrations(house.database).then((unrun) => unrun.length === 0)),
    ]);
    const ready = database && store && migrations;
    return { json: { ready, database, store, migrations }, status: ready ? 200 : 503 };
  },
  metrics: async () => {
    // A database that is away must not take the other numbers along.
    const state = await keepingState(house.database).catch(() => null);
    if (state !== null) metrics.showKeeping(state);
    return { headers: { "content-type": metrics.registry.contentType }, body: await metrics.registry.metrics() };
  },
});

async function holds(question: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([question.catch(() => false), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
