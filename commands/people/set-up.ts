import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { organisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { recordEvent } from "../record-event.ts";
import { addPerson } from "./add-person.ts";
import { type Admission, admit, type Caller } from "./admit.ts";
import { hashPassword } from "./password.ts";
import { tokenHash } from "./token.ts";
import { refuseWeakPassword } from "./weak-password.ts";

export type SetUp = { organisationName: string; jurisdiction: string; name: string; email: string; password: string };

/** Is this first-time link still good? Only while there is no organisation. */
export async function isSetupLinkGood(desk: Desk, token: string): Promise<boolean> {
  return await inScope(desk.database, systemScope, (tx) => isGood(tx, token, desk.clock()));
}

async function isGood(tx: Tx, token: string, at: Date): Promise<boolean> {
  const link = await tx
    .selectFrom("setup_link")
    .select("token_hash")
    .where("token_hash", "=", tokenHash(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  const organisation = await tx.selectFrom("organisation").select("id").limit(1).executeTakeFirst();
  return link !== undefined && organisation === undefined;
}

/**
 * Creates the first organisation and its administrator, once: of several at the same time one wins.
 * @throws Refusal "link-not-valid", "weak-password"
 */
export async function setUp(desk: Desk, token: string, input: SetUp, caller: Caller): Promise<Admission> {
  if (!(await isSetupLinkGood(desk, token))) throw new Refusal("link-not-valid");
  refuseWeakPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('set-up', 13))`.execute(tx);
    if (!(await isGood(tx, token, at))) throw new Refusal("link-not-valid");
    await tx.updateTable("setup_link").set({ used_at: at }).where("token_hash", "=", tokenHash(token)).execute();
    const id = organisationId.parse(randomUUID());
    const { organisationName: name, jurisdiction } = input;
    await tx.insertInto("organisation").values({ id, name, jurisdiction, created_at: at }).execute();
    const roles = ["administrator"] as const;
    const person = await addPerson(
      tx,
      { organisationId: id, email: input.email, name: input.name, roles, passwordHash },
      at,
    );
    if (person === null) throw new Refusal("already-done", "this e-mail has an account");
    const actor = { kind: "person", id: person.id, name: person.name } as const;
    const detail = { by: "set-up", roles: [...roles] };
    const chain = { organisationId: id, caseId: null };
    await recordEvent(tx, chain, actor, at, { kind: "person-joined", subject: person.id, detail });
    return await admit(tx, person, "set-up", caller, at);
  });
}
