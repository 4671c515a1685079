/** The migrated database that each test's own is cloned from. */
export const templateDatabase = "overread_template";

/** The same server and user, another database. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/\/[^/?@]*(?=\?|$)/, `/${database}`);
}

/** The same server and database, as another user without a password (the tests' socket asks for none). */
export function userUrl(url: string, user: string): string {
  return url.replace(/^postgresql:\/\/[^@/]*@/, `postgresql://${user}@`);
}
