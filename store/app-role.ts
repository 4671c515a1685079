import pg from "pg";

/** The role the server connects as: it owns nothing and cannot bypass row-level security (migrations/0006-rights.sql). */
export const appRole = "overread_app";

/** duplicate_object and unique_violation: another process created the role between our look and our try (PostgreSQL Appendix A). */
const alreadyThere = new Set(["42710", "23505"]);
const insufficientPrivilege = "42501";

/** The database's own user may not create the application's role; the message is the sentence for the administrator. */
export class AppRoleMissingError extends Error {
  constructor(cause: unknown) {
    super(
      `The database has no role ${appRole} and the user in DATABASE_URL may not create it. ` +
        `Run as the database's administrator: CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOBYPASSRLS; and give the user of DATABASE_URL the right CREATEROLE.`,
      { cause },
    );
    this.name = "AppRoleMissingError";
  }
}

/** A role that could pass by row-level security must never be the server's. */
export class AppRoleTooStrongError extends Error {
  constructor() {
    super(
      `The role ${appRole} is a superuser or may bypass row-level security. Run: ALTER ROLE ${appRole} NOSUPERUSER NOBYPASSRLS;`,
    );
    this.name = "AppRoleTooStrongError";
  }
}

const codeOf = (error: unknown): string => (error instanceof pg.DatabaseError ? (error.code ?? "") : "");

/**
 * Creates the application's role if the cluster has none, and checks that it is a weak one.
 * @param client connected as the owner of the database
 * @throws AppRoleMissingError where it is missing and may not be created; AppRoleTooStrongError where it is stronger than it may be
 */
export async function ensureAppRole(client: pg.ClientBase): Promise<void> {
  const find = () =>
    client.query<{ strong: boolean }>("SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = $1", [
      appRole,
    ]);
  let found = (await find()).rows[0];
  if (found === undefined) {
    try {
      await client.query(`CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION`);
    } catch (error) {
      if (codeOf(error) === insufficientPrivilege) throw new AppRoleMissingError(error);
      if (!alreadyThere.has(codeOf(error))) throw error;
    }
    found = (await find()).rows[0];
  }
  if (found?.strong !== false) throw new AppRoleTooStrongError();
}
