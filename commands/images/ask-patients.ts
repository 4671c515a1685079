import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type IdentifiedStudy, mixUpKey, mixUps } from "#dicom/mixed-patients.ts";
import type { Tx } from "#store/database.ts";
import { recordEvent } from "../record-event.ts";
import type { Arrival } from "./write-instances.ts";

/** A number that thousands bear ("0", "UNKNOWN") tells of nobody: so many are compared, the newest first. */
const mostCompared = 50;

type Row = IdentifiedStudy & { study_id: string };

const columns = sql`st.id AS study_id, st.patient_name AS name, st.patient_id AS id, st.issuer_of_patient_id AS issuer,
  st.patient_birth_date AS "birthDate", st.institution_name AS institution, st.accession_number AS "accessionNumber"`;

/**
 * Holds new studies against those of the organisation that bear the same patient number, birth date or accession number. Where the
 * patients may have been mixed up, a coordinator is asked; the same question about the same people is asked once.
 * @param studyIds of the studies that are new, or whose patient was corrected
 */
export async function askPatients(
  tx: Tx,
  { organisation, at }: Pick<Arrival, "organisation" | "at">,
  studyIds: readonly string[],
): Promise<void> {
  for (const id of studyIds) {
    const { rows } = await sql<Row>`SELECT ${columns} FROM study st WHERE st.id = ${id}`.execute(tx);
    const [own] = rows;
    if (own === undefined) continue;
    const asked = new Map<string, { kind: string; other: string }>();
    for (const other of await findLike(tx, organisation, own)) {
      for (const kind of mixUps(own, other)) {
        const key = createHash("sha256")
          .update(mixUpKey(kind, own, other))
          .digest("hex");
        if (!asked.has(key)) asked.set(key, { kind, other: other.study_id });
      }
    }
    for (const [key, { kind, other }] of asked) await ask(tx, { organisation, at }, { key, kind, study: id, other });
  }
}

async function findLike(tx: Tx, organisation: Arrival["organisation"], own: Row): Promise<Row[]> {
  const alike = [
    ...(own.id === "" ? [] : [sql`st.patient_id = ${own.id}`]),
    ...(own.birthDate === null ? [] : [sql`st.patient_birth_date = ${own.birthDate}`]),
    ...(own.accessionNumber === "" ? [] : [sql`st.accession_number = ${own.accessionNumber}`]),
  ].map((condition) => {
    const scope = sql`st.organisation_id = ${organisation} AND st.id <> ${own.study_id}`;
    return sql`(SELECT ${columns}, st.received_at FROM study st WHERE ${scope} AND ${condition}
      ORDER BY st.received_at DESC LIMIT ${mostCompared})`;
  });
  if (alike.length === 0) return [];
  const { rows } =
    await sql<Row>`SELECT DISTINCT ON (received_at, study_id) * FROM (${sql.join(alike, sql` UNION ALL `)}) AS found
    ORDER BY received_at, study_id`.execute(tx);
  return rows;
}

async function ask(
  tx: Tx,
  { organisation, at }: Pick<Arrival, "organisation" | "at">,
  about: { key: string; kind: string; study: string; other: string },
): Promise<void> {
  const added = await tx
    .insertInto("patient_question")
    .values({
      id: randomUUID(),
      organisation_id: organisation,
      kind: about.kind,
      key: about.key,
      study_id: about.study,
      other_study_id: about.other,
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added === undefined) return;
  const actor = { kind: "system", id: "overread", name: "Overread" } as const;
  const chain = { organisationId: organisation, caseId: null };
  await recordEvent(tx, chain, actor, at, {
    kind: "patient-asked",
    subject: added.id,
    detail: { question: about.kind },
  });
}
