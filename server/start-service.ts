import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { House } from "#commands/house.ts";
import { wantCopies } from "#commands/keeping/copy-objects.ts";
import { forgetRemoved } from "#commands/keeping/forget-removed.ts";
import { createSetupLink } from "#commands/people/create-setup-link.ts";
import { openSigning } from "#commands/signing/open-signing.ts";
import { type Database, openDatabase } from "#store/database.ts";
import { openDerivedStore } from "#store/derived/derived-store.ts";
import { migrate } from "#store/migrate.ts";
import { openObjects } from "#store/objects/open-objects.ts";
import { type Stores, withCopies } from "#store/objects/with-copies.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type Configuration, defaultUrl } from "./configuration.ts";
import { startListeners } from "./dimse/start-listeners.ts";
import { buildApp } from "./http/app.ts";
import { describeError } from "./http/describe-error.ts";
import { createMetrics } from "./http/metrics.ts";
import { openDatabaseServer } from "./postgres/choose-database.ts";

import { openSecrets } from "./secrets.ts";
import { type Stopping, stopAll } from "./stop-all.ts";
import { startWatch } from "./watch/start-watch.ts";
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

/** Where previews and encodings made of them lie: no part of a backup. */
const derivedFolder = "derived";
const forgetEvery = 60_000;
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
  await wantCopies(database, house.stores.copies !== null);
  const metrics = createMetrics(true);
  app = await buildApp(house, {
    metrics,
    logger: { level: configuration.logLevel, stream: process.stderr },
    ...(configuration.trustProxy.length > 0 ? { trustProxy: configuration.trustProxy } : {}),
  });
  const worker = await startWorker({ appUrl: server.appUrl, house, metrics, onError });
  stopping.push({ what: "the worker", stop: worker.stop });
  stopping.push({ what: "forgetting", stop: forgetNowAndThen(house, onError) });
  const { host } = configuration;
  await app.listen({ host, port: configuration.port });
  stopping.push({ what: "requests", stop: () => closeApp(app) });
  house.settings.url = configuration.url ?? defaultUrl(host, portOf(app));
  const listeners = await startListeners({
    house,
    host,
    port: configuration.dicomPort,
    dicom: configuration.dicom,
    note,
    log: (event) => app?.log.info(event, "dicom"),
    onFault: onError,
  });
  stopping.push({ what: "DICOM associations", stop: listeners.stop });
  if (configuration.watch !== null) {
    const watch = await startWatch(house, configuration.watch, onError);
    stopping.push({ what: "the watch folder", stop: watch.stop });
  }
  const setUp = configuration.demo ? null : await createSetupLink(house);
  return {
    url: house.settings.url,
    house,
    setUpLink: setUp?.link ?? null,
    stop: () => stopAll(stopping),
  };
}

async function furnish(configuration: Configuration, database: Database, jobs: House["jobs"]): Promise<House> {
  const { dataDir, host, port, secret, demo, oidc, derivedBytes, scrub, dicom, outputs } = configuration;
  const stores = await openStores(configuration);
  return {
    database,
    objects: withCopies(stores),
    stores,
    derived: await openDerivedStore(join(dataDir, derivedFolder), { budget: derivedBytes, reserve: diskReserve }),
    clock: () => new Date(),
    secrets: await openSecrets(dataDir, secret, !(await hasPeople(database))),
    settings: {
      url: configuration.url ?? defaultUrl(host, port),
      demo,
      oidc,
      signing: await openSigning(outputs),
      hl7Receivers: outputs.hl7Receivers,
      languageModel: configuration.languageModel,
      scrub,
      dicom: { aeTitle: dicom.aeTitle, port: null, tls: dicom.tls },
    },
    jobs,
  };
}

/** The stores of the configuration, as the service and the commands beside it use them. */
export async function openStores({ objects, replica }: Configuration): Promise<Stores> {
  return { originals: await openObjects(objects), copies: replica === null ? null : await openObjects(replica) };
}

/** Previews of what was deleted go from this process too, wherever it was deleted. */
function forgetNowAndThen(house: House, onError: (error: unknown) => void): () => Promise<void> {
  let last = 0;
  const forget = () =>
    forgetRemoved(house, last).then((met) => {
      last = met;
    }, onError);
  void forget();
  const timer = setInterval(() => void forget(), forgetEvery);
  return async () => clearInterval(timer);
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
