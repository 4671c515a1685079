import { randomUUID } from "node:crypto";
import type { PeerInput } from "#contract/peers.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { House } from "../house.ts";
import { columnsOf } from "./peer-rows.ts";

type PeerDesk = Pick<House, "database" | "clock" | "secrets">;

/** Makes a peer known. @throws Refusal "not-valid" for an AE title that another peer has, or a person who is not there */
export async function addPeer(desk: PeerDesk, scope: PersonScope, input: PeerInput): Promise<string> {
  const id = randomUUID();
  await mustBeFree(desk, input, id);
  await actInOrganisation(desk, scope, async (act) => {
    await mustBeOurs(act.tx, input);
    await act.tx
      .insertInto("peer")
      .values({
        ...columnsOf(input),
        id,
        organisation_id: scope.organisationId,
        sealed_token: sealed(desk, input),
        created_at: act.at,
      })
      .execute();
    await act.record(scope.organisationId, { kind: "peer-added", subject: id, detail: detailOf(input) });
  });
  return id;
}

/** Changes a peer. @throws Refusal "not-found"; "not-valid" as for a new one */
export async function changePeer(desk: PeerDesk, scope: PersonScope, id: string, input: PeerInput): Promise<void> {
  await mustBeFree(desk, input, id);
  await actInOrganisation(desk, scope, async (act) => {
    await mustBeOurs(act.tx, input);
    const token = input.token === null ? {} : { sealed_token: sealed(desk, input) };
    const changed = await act.tx
      .updateTable("peer")
      .set({ ...columnsOf(input), ...token })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (changed === undefined) throw new Refusal("not-found");
    await act.record(scope.organisationId, { kind: "peer-changed", subject: id, detail: detailOf(input) });
  });
}

/** Takes a peer away; its row stays, since transfers and images name it. @throws Refusal "not-found" */
export async function removePeer(desk: PeerDesk, scope: PersonScope, id: string): Promise<void> {
  await actInOrganisation(desk, scope, async (act) => {
    const removed = await act.tx
      .updateTable("peer")
      .set({ removed_at: act.at, sealed_token: null })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (removed === undefined) throw new Refusal("not-found");
    await act.record(scope.organisationId, { kind: "peer-removed", subject: id, detail: { name: removed.name } });
  });
}

/** An empty token takes a token away. */
function sealed({ secrets }: PeerDesk, { token, address }: PeerInput): Buffer | null {
  if (token === null || token === "" || address.kind !== "dicomweb") return null;
  return Buffer.from(secrets.seal(Buffer.from(token, "utf8")));
}

/** The AE title alone says whose an association is, so it is one peer's in the whole service. */
async function mustBeFree({ database }: PeerDesk, { address }: PeerInput, id: string): Promise<void> {
  if (address.kind !== "dimse") return;
  const taken = await inScope(database, systemScope, (tx) =>
    tx
      .selectFrom("peer")
      .select("id")
      .where("ae_title", "=", address.aeTitle)
      .where("removed_at", "is", null)
      .where("id", "<>", id)
      .executeTakeFirst(),
  );
  if (taken !== undefined) throw new Refusal("not-valid", "aeTitle: another peer has this AE title");
}

async function mustBeOurs(tx: Tx, { actsFor }: PeerInput): Promise<void> {
  if (actsFor === null) return;
  const person = await tx.selectFrom("person").select("id").where("id", "=", actsFor).executeTakeFirst();
  if (person === undefined) throw new Refusal("not-valid", "actsFor: there is no such person");
}

const detailOf = ({ token: _, ...input }: PeerInput) => ({
  name: input.name,
  address: { ...input.address },
  mayStore: input.mayStore,
  mayQuery: input.mayQuery,
  mayRetrieve: input.mayRetrieve,
  actsFor: input.actsFor,
});
