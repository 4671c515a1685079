import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { House } from "#commands/house.ts";
import { createSetupLink } from "#commands/people/create-setup-link.ts";
import { type Database, openDatabase } from "#store/database.ts";
import { openDerivedStore } from "#store/derived/derived-store.ts";
import { migrate } from "#store/migrate.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type Configuration, defaultUrl } from "./configuration.ts";
import { buildApp } from "./http/app.ts";
import { describeError } from "./http/describe-error.ts";
import { createMetrics } from "./http/metrics.ts";
import { openDatabaseServer } from "./postgres/choose-database.ts";
import { openSecrets } from "./secrets.ts";
import { type Stopping, stopAll } from "./stop-all.ts";
import { openJobQueue } from "./worker/job-queue.ts";
import { startWorker } from "./worker/worker.ts";

export type Service = {
  /** The address people use. */
  url: string;
  house: House;
  /** Where the first administrator sets the service up; null where somebody is there already. */
  setUpLink: string | null;
  /** Stops everything in the reverse order of its start; whatever hangs is left behind after some seconds. */
  stop: () => Promise<void>;
};

/** Where objects lie under the data folder. */
export const objectFolder = "objects";
/** Where previews and encodings made of them lie: no part of a backup. */
const derivedFolder = "derived";
/** What previews leave free on the disk for what is received. */
const diskReserve = 2 * 1024 ** 3;

/**
 * Starts all of the service in this process: database, migrations, object store, web and API, worker.
 * What was started before a failure is stopped again.
 */
export async function startService(configuration: Configuration, note: (sentence: string) => void): Promise<Service> {
  const stopping: Stopping[] = [];
  try {
    return await startInOrder(configuration, note, stopping);
  } catch (error) {
    await stopAll(stopping);
    throw error;
  }
}

async function startInOrder(
  configuration: Configuration,
  note: (sentence: string) => void,
  stopping: Stopping[],
): Promise<Service> {
  const { dataDir, databaseUrl } = configuration;
  const server = await openDatabaseServer({ dataDir, ...(databaseUrl === null ? {} : { databaseUrl }), note });
  stopping.push({ what: "the database", stop: () => server.stop() });
  await migrate(server.ownerUrl);
  const database = openDatabase(server.appUrl, 20);
  stopping.push({ what: "connections", stop: () => database.destroy() });
  let app: FastifyInstance | null = null;
  const onError = (error: unknown, job: string | null = null) =>
    app?.log.error({ fault: describeError(error), job }, "worker");
  const queue = await openJobQueue(database, onError);
  stopping.push({ what: "the job queue", stop: queue.close });
  const house = await furnish(configuration, database, queue.jobs);
  const metrics = createMetrics(true);
  app = await buildApp(house, {
    metrics,
    logger: { level: configuration.logLevel, stream: process.stderr },
    ...(configuration.trustProxy.length > 0 ? { trustProxy: configuration.trustProxy } : {}),
  });
  const worker = await startWorker({ appUrl: server.appUrl, house, metrics, onError });
  stopping.push({ what: "the worker", stop: worker.stop });
  const { host } = configuration;
  await app.listen({ host, port: configuration.port });
  stopping.push({ what: "requests", stop: () => closeApp(app) });
  house.settings.url = configuration.url ?? defaultUrl(host, portOf(app));
  const setUp = configuration.demo ? null : await createSetupLink(house);
  return {
    url: house.settings.url,
    house,
    setUpLink: setUp?.link ?? null,
    stop: () => stopAll(stopping),
  };
}

async function furnish(configuration: Configuration, database: Database, jobs: House["jobs"]): Promise<House> {
  const { dataDir, host, port, secret, demo, oidc, derivedBytes } = configuration;
  return {
    database,
    objects: await openFileStore(join(dataDir, objectFolder)),
    derived: await openDerivedStore(join(dataDir, derivedFolder), { budget: derivedBytes, reserve: diskReserve }),
    clock: () => new Date(),
    secrets: await openSecrets(dataDir, secret, !(await hasPeople(database))),
    settings: { url: configuration.url ?? defaultUrl(host, port), demo, oidc },
    jobs,
  };
}

async function hasPeople(database: Database): Promise<boolean> {
  const somebody = await inScope(database, systemScope, (tx) =>
    tx.selectFrom("person").select("id").limit(1).executeTakeFirst(),
  );
  return somebody !== undefined;
}

function portOf(app: FastifyInstance): number {
  const [address] = app.addresses();
  return typeof address === "object" ? address.port : 0;
}

/** Requests under way get some seconds to end; then their connections are cut. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), 3000);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
