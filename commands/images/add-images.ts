import { mayDo } from "#cases/may-do.ts";
import type { Standing } from "#cases/standing.ts";
import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type OrganisationScope, type PersonScope, systemScope } from "#store/scope.ts";
import { type CaseAct, caseAct, findCaseFacts, lookInCase } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { askIdentity, type PatientOfFile } from "./ask-identity.ts";
import { noteFiles } from "./note-files.ts";
import { findKnown, isRead, type Known, lockStudies, type Placed, placeFiles, type ReadFile } from "./place-files.ts";
import { receiveFiles } from "./receive-files.ts";
import { hashesOf, type IncomingFile, type ReceivedFile } from "./received-file.ts";
import { withSameData } from "./same-data.ts";
import { againWhereTwoMet } from "./two-met.ts";
import { writeInstances } from "./write-instances.ts";

type ImageDesk = Pick<House, "database" | "clock" | "objects">;

/**
 * Takes files into a case. Every file gets its outcome, in the order in which they came; the answer is given when the bytes of all are
 * durable and the index is committed.
 * @throws Refusal of the case, "storage-full", or of a request that is not whole: then nothing of it is in the case
 */
export async function addImages(
  desk: ImageDesk,
  scope: PersonScope,
  caseId: CaseId,
  files: AsyncIterable<IncomingFile>,
): Promise<FileOutcome[]> {
  // Asked first, so that nobody without leave fills the store.
  await lookInCase(desk, scope, caseId, "add-images", async () => undefined);
  const received = await receiveFiles(desk.objects, files);
  if (received.length === 0) throw new Refusal("not-valid", "the request holds no file");
  return await againWhereTwoMet(() => enterFiles(desk, scope, caseId, received));
}

const nothing = async () => undefined;

type ServiceScope = Extract<OrganisationScope, { kind: "service" }>;
/** Whoever runs the service's own command line may add to a case what a coordinator may. */
const operator: Standing = { kind: "person", roles: ["coordinator"], parts: [], sealed: false };

/**
 * The sender does not see all studies of the organisation, but its UIDs must not clash with them: hence the system looks, and what the
 * sender may do is asked here as in every act of a case.
 * @param also what belongs to the same transaction; it is told the ids of the studies by StudyInstanceUID
 */
export async function enterFiles(
  desk: ImageDesk,
  scope: PersonScope | ServiceScope,
  caseId: CaseId,
  received: readonly ReceivedFile[],
  also: (
    act: CaseAct,
    outcomes: readonly FileOutcome[],
    studies: ReadonlyMap<string, string>,
  ) => Promise<void> = nothing,
): Promise<FileOutcome[]> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const kase = await findCaseFacts(tx, scope, caseId, "lock");
    const standing = scope.kind === "service" ? operator : kase.standing;
    const refusal =
      kase.organisationId === scope.organisationId ? mayDo(standing, kase.stage, "add-images") : "not-found";
    if (refusal !== null) throw new Refusal(refusal);
    const act = caseAct(tx, scope, kase, desk.clock());
    const read = received.filter(isRead);
    await lockStudies(tx, scope.organisationId, read);
    const known = await withSameData(desk.objects, await findKnown(tx, scope.organisationId, read), read);
    const own = await studiesOfCase(act, known, read);
    const placed = placeFiles(received, known, (studyId) => own.has(studyId));
    const studies = await writeInstances(
      tx,
      { organisation: scope.organisationId, caseId, from: scope.name, at: act.at },
      placed,
      known,
    );
    await linkStudies(act, placed, studies, own);
    await holdObjects(tx, desk.objects, hashesOf(received));
    const outcomes = placed.map(({ outcome }) => outcome);
    await noteFiles(tx, { organisationId: scope.organisationId, caseId, from: scope.name, at: act.at }, outcomes);
    await recordFiles(act, outcomes);
    await also(act, outcomes, studies);
    return outcomes;
  });
}

/** Studies that the sender may add to: those of the case, and those of which the very bytes of an image were sent now. */
async function studiesOfCase(
  { tx, kase }: CaseAct,
  known: Known,
  read: readonly ReadFile[],
): Promise<Map<string, "linked" | "held">> {
  const own = new Map<string, "linked" | "held">();
  for (const { sha256, instance } of read) {
    const stored = known.instances.get(instance.sopInstanceUid);
    if (stored?.sha256 === sha256) own.set(stored.studyId, "held");
  }
  const linked = await tx.selectFrom("case_study").select("study_id").where("case_id", "=", kase.id).execute();
  for (const row of linked) own.set(row.study_id, "linked");
  return own;
}

async function linkStudies(
  act: CaseAct,
  placed: readonly Placed[],
  studies: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, "linked" | "held">,
): Promise<void> {
  const sent = new Map<string, { uid: string; patients: ReadFile["instance"]["patient"][] }>();
  for (const { file, outcome } of placed) {
    if (!isRead(file) || outcome.outcome === "refused" || outcome.outcome === "conflict") continue;
    const uid = file.instance.studyInstanceUid;
    const id = studies.get(uid);
    if (id === undefined) continue;
    const entry = sent.get(id) ?? { uid, patients: [] };
    entry.patients.push(file.instance.patient);
    sent.set(id, entry);
  }
  const fresh = [...sent.keys()].filter((id) => own.get(id) !== "linked");
  if (fresh.length > 0) {
    const { id: case_id, organisationId: organisation_id } = act.kase;
    const rows = fresh.map((study_id) => ({
      organisation_id,
      case_id,
      study_id,
      linked_at: act.at,
      linked_by: linkedBy(act),
    }));
    await act.tx.insertInto("case_study").values(rows).execute();
  }
  // Whom the study names already comes first: images that came in earlier are held against those that come in now.
  const firsts = await firstPatients(act, [...sent.keys()]);
  await askIdentity(
    act,
    [...sent].map(([id, { uid, patients }]) => ({ id, uid, patients: [...(firsts.get(id) ?? []), ...patients] })),
  );
}

async function firstPatients({ tx }: CaseAct, studyIds: readonly string[]): Promise<Map<string, PatientOfFile[]>> {
  if (studyIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("study")
    .select(["id", "patient_name as name", "patient_id", "patient_birth_date"])
    .where("id", "in", studyIds)
    .execute();
  return new Map(
    rows.map((row) => [row.id, [{ name: row.name, id: row.patient_id, birthDate: row.patient_birth_date }]]),
  );
}

const linkedBy = ({ scope }: CaseAct): string => (scope.kind === "system" ? "Overread" : scope.name);

/** What a bundle is held against later: the hash of every image that came in. */
async function recordFiles(act: CaseAct, outcomes: readonly FileOutcome[]): Promise<void> {
  const taken = outcomes.filter(({ outcome }) => outcome === "accepted" || outcome === "already-there");
  const others = outcomes.filter(({ outcome }) => outcome === "refused" || outcome === "conflict");
  if (taken.length > 0) {
    const instances = taken.map(({ sha256, sopInstanceUid }) => ({ sha256, sopInstanceUid }));
    await act.record({ kind: "images-received", detail: { instances } });
  }
  if (others.length > 0) {
    const files = others.map(({ sha256, code }) => ({ sha256, code }));
    await act.record({ kind: "images-refused", detail: { files } });
  }
}
