import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { House, Settings } from "#commands/house.ts";
import { type AppOptions, buildApp } from "#server/http/app.ts";
import { createMetrics, type Metrics } from "#server/http/metrics.ts";
import { secretsOf } from "#server/secrets.ts";
import { openJobQueue } from "#server/worker/job-queue.ts";
import { openDatabase } from "#store/database.ts";
import { openDerivedStore } from "#store/derived/derived-store.ts";
import { openFileStore } from "#store/objects/file-store.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { withCopies } from "#store/objects/with-copies.ts";
import { type TestClock, testClock } from "./clock.ts";
import { type FreshDatabase, freshDatabase } from "./database.ts";

export type TestService = {
  /** Such as http://127.0.0.1:41234. */
  url: string;
  house: House;
  app: FastifyInstance;
  database: FreshDatabase;
  metrics: Metrics;
  /** Where the objects lie. */
  objectFolder: string;
  /** Stands at the start of the service until moved. */
  clock: TestClock;
  /** What the service wrote into its log, a line of JSON each. */
  log: readonly string[];
  close: () => Promise<void>;
};

export type ServiceOptions = {
  settings?: Partial<Settings>;
  /** The test provokes faults on purpose: they are not printed. */
  expectFaults?: boolean;
  /** Instead of a folder of its own. */
  objects?: ObjectStore;
  copies?: ObjectStore;
  app?: Omit<AppOptions, "logger" | "metrics" | "onFault">;
};

/** One address makes all requests of a test. */
const generous = { guess: 100_000, ordinary: 100_000, images: 100_000, probe: 100_000 };

/**
 * The service as people meet it, on a database and an object folder of its own.
 * @example const service = await startService(); … afterAll(() => service.close());
 */
export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const [fresh, objectFolder, derivedFolder] = await Promise.all([
    freshDatabase(),
    mkdtemp(join(tmpdir(), "overread-objects-")),
    mkdtemp(join(tmpdir(), "overread-derived-")),
  ]);
  const database = openDatabase(fresh.appUrl);
  const clock = testClock();
  const log: string[] = [];
  // The address is known when the port is; nothing asks for it before.
  const settings: Settings = {
    url: "http://127.0.0.1",
    demo: false,
    oidc: null,
    signing: { given: null, timeStampUrl: null },
    hl7Receivers: [],
    languageModel: null,
    dicom: { aeTitle: "OVERREAD", port: null, tls: null },
    scrub: { megabytesPerSecond: 0, days: 30 },
    ...options.settings,
  };
  const faults: Error[] = [];
  const queue = await openJobQueue(database, (error) => faults.push(error));
  const originals = options.objects ?? (await openFileStore(objectFolder));
  const stores = { originals, copies: options.copies ?? null };
  const house: House = {
    database,
    objects: withCopies(stores),
    stores,
    derived: await openDerivedStore(derivedFolder, { budget: 64 * 1024 ** 2, reserve: 0 }),
    clock: clock.now,
    secrets: secretsOf(randomBytes(32)),
    settings,
    jobs: queue.jobs,
  };
  const metrics = createMetrics(false);
  const onFault = (fault: unknown) => {
    if (options.expectFaults !== true)
      process.stderr.write(`fault: ${fault instanceof Error ? fault.stack : String(fault)}\n`);
  };
  const logger = { level: "info", stream: { write: (line: string) => log.push(line) } };
  const app = await buildApp(house, { limits: generous, ...options.app, metrics, logger, onFault });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  if (options.settings?.url === undefined) settings.url = url;
  return {
    url,
    house,
    app,
    database: fresh,
    metrics,
    objectFolder,
    clock,
    log,
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
      await queue.close();
      await database.destroy();
      await fresh.drop();
      await Promise.all([objectFolder, derivedFolder].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}
