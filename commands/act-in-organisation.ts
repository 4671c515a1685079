import type { OrganisationId } from "#contract/ids.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type Scope } from "#store/scope.ts";
import type { Desk } from "./house.ts";
import { actorOf, type EventToRecord, recordEvent } from "./record-event.ts";

/** An act on the organisation's people, sessions or tokens, recorded in the organisation's own chain. */
export type OrganisationAct = {
  tx: Tx;
  at: Date;
  record: (organisationId: OrganisationId, event: EventToRecord) => Promise<void>;
};

/** Runs `work` as the scope, in one transaction with the events it records. Who may come here at all is stated by the route. */
export async function actInOrganisation<T>(
  desk: Desk,
  scope: Scope,
  work: (act: OrganisationAct) => Promise<T>,
): Promise<T> {
  return await inScope(desk.database, scope, async (tx) => {
    const at = desk.clock();
    return await work({
      tx,
      at,
      record: (organisationId, event) => recordEvent(tx, { organisationId, caseId: null }, actorOf(scope), at, event),
    });
  });
}
