import { randomBytes, scryptSync } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { appRole, ensureAppRole } from "#store/app-role.ts";

const oldestVersion = 150000;

/** The database named in DATABASE_URL does not do; the message says what would. */
export class UnfitDatabaseError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "UnfitDatabaseError";
  }
}

/** The addresses of messages and logs bear no password. */
function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:/?@]*):[^@]*@/, "$1:…@");
}

async function keptPassword(dataDir: string): Promise<string> {
  const path = join(dataDir, "database-password");
  const kept = await readFile(path, "utf8").catch(() => "");
  if (kept.trim() !== "") return kept.trim();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const fresh = randomBytes(24).toString("base64url");
  // Another process may have written one meanwhile: then that one stands.
  await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: "wx" }).catch(() => {});
  return (await readFile(path, "utf8")).trim();
}

/**
 * The password of the application's role. Several servers over one database must come to the same one without sharing a disk: it is derived
 * from the owner's password, slowly, so that it gives nothing of that away. Where the owner has none, it is drawn once and kept in the data folder.
 */
async function appPassword(ownerPassword: string, dataDir: string): Promise<string> {
  if (ownerPassword === "") return keptPassword(dataDir);
  return scryptSync(ownerPassword, "overread_app", 24).toString("base64url");
}

/** The owner's address with the application's user in place of the owner. */
function appUrlOf(ownerUrl: string, password: string): string {
  const [, scheme, , rest] = /^(\w+:\/\/)([^@/]*@)?(.*)$/s.exec(ownerUrl) ?? [];
  if (scheme === undefined || rest === undefined)
    throw new UnfitDatabaseError("DATABASE_URL is not of the form postgresql://user@host/database.");
  return `${scheme}${appRole}:${encodeURIComponent(password)}@${rest}`;
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function setPassword(client: pg.Client, password: string): Promise<void> {
  try {
    await client.query(`ALTER ROLE ${appRole} PASSWORD ${client.escapeLiteral(password)}`);
  } catch (error) {
    // Never the cause: it quotes the statement, and with it the password.
    const code = error instanceof pg.DatabaseError ? error.code : "unknown";
    throw new UnfitDatabaseError(
      `The user in DATABASE_URL may not set the password of the role ${appRole} (${code}). Give it the right CREATEROLE, or let it own that role.`,
    );
  }
}

/**
 * Prepares a PostgreSQL of the administrator's own: version, encoding, and the weak role that the server connects as.
 * @param ownerUrl DATABASE_URL: a user who owns the database
 * @param dataDir where a password is kept if the owner has none (peer or trust authentication)
 * @returns the address for the weak role
 * @throws UnfitDatabaseError, AppRoleMissingError, AppRoleTooStrongError, each with what to do
 */
export async function prepareExternal(ownerUrl: string, dataDir: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "overread" });
  try {
    await client.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnfitDatabaseError(`The database ${withoutPassword(ownerUrl)} does not answer: ${why}.`, error);
  }
  try {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    );
    if (Number(rows[0]?.version) < oldestVersion)
      throw new UnfitDatabaseError("Overread needs PostgreSQL 15 or later.");
    if (rows[0]?.encoding !== "UTF8")
      throw new UnfitDatabaseError("The database must be in UTF-8: names of patients come in every script.");
    await ensureAppRole(client);
    const password = await appPassword(client.password ?? "", dataDir);
    const appUrl = appUrlOf(ownerUrl, password);
    if (!(await connects(appUrl))) {
      await setPassword(client, password);
      if (!(await connects(appUrl))) {
        throw new UnfitDatabaseError(
          `The role ${appRole} may not connect to the database. Allow it in pg_hba.conf, as the owner is.`,
        );
      }
    }
    return appUrl;
  } finally {
    await client.end();
  }
}
