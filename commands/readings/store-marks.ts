import { sql } from "kysely";
import type { ImageReference, ReadingVersion } from "#contract/finding.ts";
import type { CaseId, OrganisationId, ReadingId } from "#contract/ids.ts";
import type { DicomJson } from "#dicom/json.ts";
import { keyObjects } from "#reporting/marks/key-objects.ts";
import { imageSize, type MarksDocument } from "#reporting/marks/marks-document.ts";
import { marksGsps } from "#reporting/marks/marks-gsps.ts";
import { marksSr } from "#reporting/marks/marks-sr.ts";
import type { Tx } from "#store/database.ts";
import { listReadingVersions } from "#store/readings.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { storeInstances } from "../images/store-instances.ts";

type MarksDesk = Pick<House, "database" | "clock" | "objects">;
type Sealed = { organisationId: OrganisationId; caseId: CaseId; readingId: ReadingId; version: number };

/**
 * Makes DICOM objects of a sealed version's marks and key images: measurements (SR TID 1500), graphics (GSPS) and key images (KOS), in the
 * studies that were read, in series of their own. The same version gives the same bytes, so that doing it twice stores nothing twice.
 * @returns how many objects there are
 */
export async function storeMarks(desk: MarksDesk, sealed: Sealed): Promise<number> {
  const documents = await inScope(desk.database, systemScope, (tx) => documentsOf(tx, sealed));
  const files = documents.flatMap((document) =>
    [marksSr(document), marksGsps(document), keyObjects(document)].filter((bytes) => bytes !== null),
  );
  if (files.length === 0) return 0;
  const own = {
    kind: "service",
    organisationId: sealed.organisationId,
    tokenId: "overread",
    name: "Overread",
    role: "integrator",
  } as const;
  const outcomes = await storeInstances(desk, own, null, asIncoming(files));
  const refused = outcomes.find((one) => one.outcome === "refused" || one.outcome === "conflict");
  if (refused !== undefined)
    throw new Error(`marks of a reading were not stored: ${refused.reason ?? refused.outcome}`);
  return files.length;
}

async function* asIncoming(files: readonly Uint8Array[]) {
  for (const [index, bytes] of files.entries()) {
    yield { name: `marks-${index + 1}.dcm`, content: once(bytes) };
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function documentsOf(tx: Tx, { organisationId, readingId, version }: Sealed): Promise<MarksDocument[]> {
  const sealed = (await listReadingVersions(tx, readingId)).find((one) => one.version === version);
  if (sealed === undefined) return [];
  const { marks, findings, keyImages = [] } = sealed.content;
  const keys = uniqueImages([...keyImages, ...findings.flatMap((finding) => finding.images)]);
  const studies = new Set([...marks.map(({ image }) => image), ...keys].map((image) => image.studyInstanceUid));
  const { name: organisation } = await tx
    .selectFrom("organisation")
    .select("name")
    .where("id", "=", organisationId)
    .executeTakeFirstOrThrow();
  const found: MarksDocument[] = [];
  for (const study of [...studies].toSorted()) {
    const inStudy = {
      marks: marks.filter((one) => one.image.studyInstanceUid === study),
      keys: keys.filter((one) => one.studyInstanceUid === study),
    };
    const images = await metadataOf(tx, organisationId, [...inStudy.marks.map((one) => one.image), ...inStudy.keys]);
    const [first] = images.values();
    if (first === undefined) continue;
    found.push({
      study: first,
      reading: readingOf(readingId, sealed, organisation),
      findings,
      marks: inStudy.marks,
      keyImages: inStudy.keys,
      sizes: sizesOf(images),
    });
  }
  return found;
}

function readingOf(id: ReadingId, { version, readerName, sealedAt }: ReadingVersion, organisation: string) {
  return { id, version, readerName, organisation, sealedAt };
}

function uniqueImages(images: readonly ImageReference[]): ImageReference[] {
  return [...new Map(images.map((image) => [`${image.sopInstanceUid}/${image.frameNumber}`, image])).values()];
}

function sizesOf(images: ReadonlyMap<string, DicomJson>): MarksDocument["sizes"] {
  return new Map(
    [...images].flatMap(([uid, json]) => {
      const size = imageSize(json);
      return size === null ? [] : [[uid, size] as const];
    }),
  );
}

async function metadataOf(
  tx: Tx,
  organisationId: OrganisationId,
  images: readonly ImageReference[],
): Promise<Map<string, DicomJson>> {
  const uids = [...new Set(images.map((image) => image.sopInstanceUid))];
  if (uids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("instance")
    .innerJoin("study", "study.id", "instance.study_id")
    .select(["instance.sop_instance_uid", sql<string>`instance.metadata::text`.as("metadata")])
    .where("study.organisation_id", "=", organisationId)
    .where("instance.sop_instance_uid", "in", uids)
    .orderBy("instance.sop_instance_uid")
    .execute();
  return new Map(rows.map((row): [string, DicomJson] => [row.sop_instance_uid, JSON.parse(row.metadata)]));
}
