import { createHash, randomUUID } from "node:crypto";
import { compareInstances } from "#dicom/compare-instances.ts";
import type { DicomJson } from "#dicom/json.ts";
import type { Tx } from "#store/database.ts";
import { isRead, type Known, type Placed, type ReadFile } from "./place-files.ts";
import { storableJson, storableText } from "./storable.ts";
import type { Arrival } from "./write-instances.ts";

type Aside = { file: ReadFile; code: string };

/** Files that contradict what is there: kept beside it until a person decides. */
export async function writeAside(
  tx: Tx,
  { organisation, caseId, from, at }: Arrival,
  placed: readonly Placed[],
  known: Known,
): Promise<void> {
  const aside = placed.flatMap(({ file, outcome }): Aside[] =>
    outcome.outcome === "conflict" && outcome.code !== null && isRead(file) ? [{ file, code: outcome.code }] : [],
  );
  if (aside.length === 0) return;
  const kept = new Map([...known.instances].map(([uid, { sha256 }]) => [uid, sha256]));
  for (const { file, outcome } of placed) {
    if (outcome.outcome === "accepted" && isRead(file)) kept.set(file.instance.sopInstanceUid, file.sha256);
  }
  const descriptions = await descriptionsOf(tx, organisation, aside);
  const rows = aside.map(({ file, code }) => {
    const { sopInstanceUid, studyInstanceUid, metadata } = file.instance;
    const there = descriptions.get(sopInstanceUid);
    const differences = there === undefined ? [] : compareInstances(there, metadata);
    return {
      id: randomUUID(),
      organisation_id: organisation,
      sop_instance_uid: sopInstanceUid,
      study_instance_uid: studyInstanceUid,
      code,
      case_id: caseId,
      name: storableText(file.name),
      kept_sha256: code === "conflicting-instance" ? (kept.get(sopInstanceUid) ?? null) : null,
      other_sha256: file.sha256,
      size: file.size,
      differences: storableJson(differences),
      grouping: groupOf(code, caseId ?? "", studyInstanceUid, ...differences.map(({ keyword }) => keyword)),
      received_at: at,
      received_from: from,
    };
  });
  await tx
    .insertInto("conflicting_instance")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A second export of a disc contradicts every slice in the same way: that is one decision. */
const groupOf = (...parts: string[]): string => createHash("sha256").update(parts.join(" ")).digest("hex");

async function descriptionsOf(
  tx: Tx,
  organisation: Arrival["organisation"],
  aside: readonly Aside[],
): Promise<ReadonlyMap<string, DicomJson>> {
  const uids = aside
    .filter(({ code }) => code === "conflicting-instance")
    .map(({ file }) => file.instance.sopInstanceUid);
  if (uids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("instance")
    .select(["sop_instance_uid", "metadata"])
    .where("organisation_id", "=", organisation)
    .where("sop_instance_uid", "in", uids)
    .$castTo<{ sop_instance_uid: string; metadata: DicomJson }>()
    .execute();
  return new Map(rows.map((row) => [row.sop_instance_uid, row.metadata]));
}
