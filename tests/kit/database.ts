import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { appRole } from "#store/app-role.ts";
import { databaseUrl, templateDatabase, userUrl } from "./database-url.ts";

export type FreshDatabase = {
  /** As the superuser who owns the tables. */
  ownerUrl: string;
  /** As the role the server uses. */
  appUrl: string;
  /** Ends whatever is still connected, and removes it. */
  drop(): Promise<void>;
};

/** Runs one statement as the owner of the tests' cluster. */
async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("clusterUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A database of the test's own with every migration run and nothing in it.
 * @example const database = await freshDatabase(); … afterAll(() => database.drop());
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  return createFrom(templateDatabase);
}

/** A database without any table, for tests of the migrations. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return createFrom("template0");
}

async function createFrom(template: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const ownerUrl = databaseUrl(inject("clusterUrl"), name);
  return {
    ownerUrl,
    appUrl: userUrl(ownerUrl, appRole),
    drop: () => onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
