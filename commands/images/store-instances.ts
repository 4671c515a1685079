import { sql } from "kysely";
import { type CaseId, caseId, type OrganisationId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import { caseAct, findCaseFacts } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { actorOf, recordEvent } from "../record-event.ts";
import { askIdentity } from "./ask-identity.ts";
import { noteFiles } from "./note-files.ts";
import { findKnown, isRead, lockStudies, type Placed, placeFiles, type ReadFile } from "./place-files.ts";
import { receiveFiles } from "./receive-files.ts";
import { hashesOf, type IncomingFile, type ReceivedFile } from "./received-file.ts";
import { withSameData } from "./same-data.ts";
import { together } from "./together.ts";
import { againWhereTwoMet } from "./two-met.ts";
import { writeInstances } from "./write-instances.ts";

type ImageDesk = Pick<House, "database" | "clock" | "objects">;

/** How a file ended, with what the sender is told of it even where it was refused. */
export type StoredOutcome = FileOutcome & { sopClassUid: string | null };

/**
 * Takes in files that come for no case in particular (STOW-RS, import). They wait for a coordinator to claim them; where a case has
 * their study already, they are its too, and its chain says so.
 * @param study the only study that may be added to; null for any
 * @throws Refusal "not-permitted" for whoever is neither an integrator's service nor a coordinator
 */
export async function storeInstances(
  desk: ImageDesk,
  scope: OrganisationScope,
  study: string | null,
  files: AsyncIterable<IncomingFile>,
): Promise<StoredOutcome[]> {
  if (!mayStore(scope)) throw new Refusal("not-permitted", "images of a case are sent through the case");
  const received = await receiveFiles(desk.objects, files);
  if (received.length === 0) throw new Refusal("not-valid", "the request holds no file");
  const checked = study === null ? received : received.map((file) => onlyOf(study, file));
  const outcomes = await entering(desk)(desk, scope, checked);
  return outcomes.map((outcome, n) => named(outcome, received[n]));
}

type Entering = (desk: ImageDesk, scope: OrganisationScope, files: readonly ReceivedFile[]) => Promise<StoredOutcome[]>;
const lines = new WeakMap<ImageDesk["database"], Entering>();
/** Files that are entered in one transaction, where they come in several requests at once. */
const filesTogether = 200;

/**
 * Requests of one sender that come at the same time (a modality with several connections or associations) are entered in one transaction:
 * one commit, one event of the chain. Each of them is answered for its own files.
 */
function entering({ database }: ImageDesk): Entering {
  const known = lines.get(database);
  if (known !== undefined) return known;
  type Item = { desk: ImageDesk; scope: OrganisationScope; file: ReceivedFile };
  const line = together<Item, StoredOutcome>(async (items) => {
    const [first] = items;
    if (first === undefined) return [];
    const files = items.map(({ file }) => file);
    return await againWhereTwoMet(() => enter(first.desk, first.scope, files));
  }, filesTogether);
  const made: Entering = (desk, scope, files) => {
    const { kind, id } = actorOf(scope);
    return line(
      `${scope.organisationId} ${kind} ${id} ${scope.name}`,
      files.map((file) => ({ desk, scope, file })),
    );
  };
  lines.set(database, made);
  return made;
}

/** A file that was refused for what it is, not for what it says, is still named to its sender. */
function named(outcome: StoredOutcome, file: ReceivedFile | undefined): StoredOutcome {
  if (outcome.sopInstanceUid !== null || !file?.instance) return outcome;
  const { sopInstanceUid, sopClassUid } = file.instance;
  return { ...outcome, sopInstanceUid, sopClassUid };
}

function mayStore(scope: OrganisationScope): boolean {
  return scope.kind === "service"
    ? scope.role === "integrator"
    : scope.kind === "person" && scope.roles.includes("coordinator");
}

function onlyOf(study: string, file: ReceivedFile): ReceivedFile {
  if (file.instance === null || file.instance.studyInstanceUid === study) return file;
  const reason = "The file belongs to another examination than the one it was sent to.";
  return {
    name: file.name,
    sha256: file.sha256,
    size: file.size,
    instance: null,
    refused: { code: "another-study", reason },
  };
}

async function enter(
  desk: ImageDesk,
  scope: OrganisationScope,
  received: readonly ReceivedFile[],
): Promise<StoredOutcome[]> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const at = desk.clock();
    const organisation = scope.organisationId;
    const read = received.filter(isRead);
    await lockStudies(tx, organisation, read);
    const known = await withSameData(desk.objects, await findKnown(tx, organisation, read), read);
    const placed = placeFiles(received, known, () => true);
    const studies = await writeInstances(tx, { organisation, caseId: null, from: scope.name, at }, placed, known);
    const outcomes = placed.map(({ outcome }) => outcome);
    await holdObjects(tx, desk.objects, hashesOf(received));
    await noteFiles(tx, { organisationId: organisation, caseId: null, from: scope.name, at }, outcomes);
    const cases = await casesOf(tx, [...studies.values()]);
    for (const [uid, id] of [...studies].sort())
      await tellCases(tx, scope, at, { uid, id, cases: cases.get(id) ?? [] }, placed);
    return placed.map(({ file, outcome }) => ({ ...outcome, sopClassUid: file.instance?.sopClassUid ?? null }));
  });
}

/** New images of a study are told to every case that has it, and held against its patient; where none has it, to the organisation. */
async function tellCases(
  tx: Tx,
  scope: OrganisationScope,
  at: Date,
  study: { uid: string; id: string; cases: CaseId[] },
  placed: readonly Placed[],
): Promise<void> {
  const accepted = placed.flatMap(({ file, outcome }) =>
    outcome.outcome === "accepted" && isRead(file) && file.instance.studyInstanceUid === study.uid ? [file] : [],
  );
  if (accepted.length === 0) return;
  const instances = accepted.map((file) => ({ sha256: file.sha256, sopInstanceUid: file.instance.sopInstanceUid }));
  const event = { kind: "images-received", subject: study.uid, detail: { instances } } as const;
  const { cases } = study;
  if (cases.length === 0) await recordEvent(tx, chainOf(scope.organisationId), actorOf(scope), at, event);
  for (const id of cases) {
    const act = caseAct(tx, scope, await findCaseFacts(tx, scope, id, "look"), at);
    await act.record(event);
    await askIdentity(act, [{ id: study.id, uid: study.uid, patients: accepted.map(patientOf) }]);
  }
}

const chainOf = (organisationId: OrganisationId) => ({ organisationId, caseId: null });
const patientOf = ({ instance }: ReadFile) => instance.patient;

async function casesOf(tx: Tx, studyIds: readonly string[]): Promise<Map<string, CaseId[]>> {
  const { rows } = await sql<{ study_id: string; case_id: string }>`
    SELECT study_id, case_id FROM case_study WHERE study_id = ANY (${studyIds}::uuid[]) ORDER BY case_id`.execute(tx);
  const byStudy = Map.groupBy(rows, (row) => row.study_id);
  return new Map([...byStudy].map(([id, found]) => [id, found.map((row) => caseId.parse(row.case_id))]));
}
