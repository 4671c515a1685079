import { sql } from "kysely";
import type { CaseId, DeliveryId, OrganisationId, PersonId, SessionId } from "#contract/ids.ts";
import type { Role, ServiceRole } from "#contract/people.ts";
import type { Database, Tx } from "./database.ts";

/** On whose behalf the database is asked. Every row-level policy reads it (store/migrations/0001-scope.sql). */
export type Scope =
  | {
      kind: "person";
      organisationId: OrganisationId;
      personId: PersonId;
      name: string;
      roles: readonly Role[];
      sessionId: SessionId | null;
    }
  | { kind: "service"; organisationId: OrganisationId; tokenId: string; name: string; role: ServiceRole }
  /** The holder of a delivery link after the right code. */
  | { kind: "link"; organisationId: OrganisationId; caseId: CaseId; deliveryId: DeliveryId; name: string }
  /** Sign-in, set-up, worker: for no person, over all organisations. */
  | { kind: "system" };
export type PersonScope = Extract<Scope, { kind: "person" }>;
export type OrganisationScope = Exclude<Scope, { kind: "system" }>;

export const systemScope: Scope = { kind: "system" };

/** Runs `work` in one transaction as the scope. The one place where the scope is set: it ends with the transaction. */
export async function inScope<T>(database: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.transaction().execute(async (tx) => {
    const person = scope.kind === "person" ? scope.personId : "";
    const roles = scope.kind === "person" ? scope.roles.join(",") : "";
    const organisation = scope.kind === "system" ? "" : scope.organisationId;
    const only = scope.kind === "link" ? scope.caseId : "";
    await sql`SELECT set_config('app.kind', ${scope.kind}, true), set_config('app.organisation', ${organisation}, true),
      set_config('app.person', ${person}, true), set_config('app.roles', ${roles}, true),
      set_config('app.case', ${only}, true)`.execute(tx);
    return await work(tx);
  });
}
