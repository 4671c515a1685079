import { sql } from "kysely";
import { Refusal } from "#contract/refusals.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { orderRemoval } from "../keeping/order-removal.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import type { ImagePlace } from "./find-instances.ts";
import { lockStudy } from "./place-files.ts";

/**
 * Deletes images that no case holds: a study, or a series or instance of it (the DELETE of DICOMweb archives). What a case holds is
 * never deleted here: it goes with the case, by `decideErasure`. Rows go at once, in one transaction with their event in the
 * organisation's chain; the stored bytes, unless something else names them, within minutes.
 * @param scope an integrator's service, a coordinator or an administrator; nobody else
 * @returns how many instances went
 * @throws Refusal "not-permitted"; "not-found"; "held-by-case"
 */
export async function deleteImages(
  desk: Desk,
  scope: OrganisationScope,
  place: ImagePlace,
  reason: string | null,
): Promise<number> {
  if (!mayDelete(scope)) throw new Refusal("not-permitted");
  return await inScope(desk.database, systemScope, (tx) => deleteUnclaimed(tx, scope, desk.clock(), place, reason));
}

function mayDelete(scope: OrganisationScope): boolean {
  if (scope.kind === "service") return scope.role === "integrator";
  return scope.kind === "person" && scope.roles.some((role) => role === "coordinator" || role === "administrator");
}

/** As `deleteImages`, within a transaction of the system; whether the scope may is asked before. */
export async function deleteUnclaimed(
  tx: Tx,
  scope: OrganisationScope,
  at: Date,
  place: ImagePlace,
  reason: string | null,
): Promise<number> {
  const { organisationId } = scope;
  await lockStudy(tx, organisationId, place.study);
  const found = await findRows(tx, organisationId, place);
  const [first] = found;
  if (first === undefined) throw new Refusal("not-found");
  // Locked, so that no case takes the study while it goes.
  await sql`SELECT id FROM study WHERE id = ${first.study_id} FOR UPDATE`.execute(tx);
  const held = await tx
    .selectFrom("case_study")
    .select("case_id")
    .where("study_id", "=", first.study_id)
    .executeTakeFirst();
  if (held !== undefined) throw new Refusal("held-by-case");
  const going = await orderRemoval(tx, await eraseRows(tx, place, found));
  const detail = { instances: found.length, objects: going.length, objectsDigest: sha256Hex(going.join("\n")) };
  const subject = place.instance ?? place.series ?? place.study;
  await recordEvent(tx, { organisationId, caseId: null }, actorOf(scope), at, {
    kind: "images-erased",
    subject,
    reason,
    detail,
  });
  return found.length;
}

type Row = { study_id: string; series_id: string; id: string };

async function findRows(tx: Tx, organisationId: string, { study, series, instance }: ImagePlace): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT st.id AS study_id, se.id AS series_id, i.id FROM study st JOIN series se ON se.study_id = st.id
      JOIN instance i ON i.series_id = se.id
    WHERE st.organisation_id = ${organisationId} AND st.study_instance_uid = ${study}
      AND ${series === undefined ? sql`true` : sql`se.series_instance_uid = ${series}`}
      AND ${instance === undefined ? sql`true` : sql`i.sop_instance_uid = ${instance}`}`.execute(tx);
  return rows;
}

/** What is empty then goes too: a study without images is none. Gives the hashes of what the rows named. */
async function eraseRows(tx: Tx, { series, instance }: ImagePlace, found: readonly Row[]): Promise<string[]> {
  const hashes: string[] = [];
  const study = found[0]?.study_id ?? "";
  if (series === undefined && instance === undefined) return await erase(tx, sql`erase_studies(${[study]}::uuid[])`);
  hashes.push(...(await erase(tx, sql`erase_images('instance', ${found.map(({ id }) => id)}::uuid[])`)));
  const empty = await sql<{ id: string }>`SELECT id FROM series se WHERE study_id = ${study}
    AND NOT EXISTS (SELECT 1 FROM instance i WHERE i.series_id = se.id)`.execute(tx);
  hashes.push(...(await erase(tx, sql`erase_images('series', ${empty.rows.map(({ id }) => id)}::uuid[])`)));
  const left = await tx.selectFrom("series").select("id").where("study_id", "=", study).limit(1).executeTakeFirst();
  if (left === undefined) hashes.push(...(await erase(tx, sql`erase_studies(${[study]}::uuid[])`)));
  return hashes;
}

async function erase(tx: Tx, call: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ hashes: string[] }>`SELECT ${call} AS hashes`.execute(tx);
  return rows[0]?.hashes ?? [];
}
