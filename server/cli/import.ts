import { resolve } from "node:path";
import { findCaseByNumber, importIntoCase } from "#commands/images/import-into-case.ts";
import type { IncomingFile } from "#commands/images/received-file.ts";
import { storeInstances } from "#commands/images/store-instances.ts";
import type { FileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { dataOption, joinService } from "./join-service.ts";
import { chooseOrganisation } from "./token-create.ts";
import { type Given, UsageError, type Verb } from "./verb.ts";
import { walkFiles } from "./walk-files.ts";

/** Written to the database together. */
const filesAtOnce = 100;

/** Images from a disc, a folder or an archive, without a browser. Without --case they wait for a coordinator to take them into one. */
export const importFiles: Verb = {
  usage: "import <path>",
  summary:
    "take in images from a folder, a ZIP archive, a copy of a disc (ISO) or a file; run again, it goes on where it was",
  options: {
    ...dataOption,
    organisation: { type: "string", about: "name or id, where there is more than one" },
    case: { type: "string", about: "number of the case that they are for; else a coordinator claims them" },
    json: { type: "boolean", about: "the result as JSON, every file that was not taken in with its reason" },
  },
  words: [1, 1],
  run,
};

/** What lies on every disc beside the images: not taken in, and no fault. */
const beside: ReadonlySet<string> = new Set(["not-dicom", "dicomdir", "empty-file"]);

type NotTaken = { name: string; outcome: "refused" | "conflict" | "left-out"; code: string; reason: string };
type Result = { accepted: number; alreadyThere: number; studies: Set<string>; notTaken: NotTaken[] };

async function run(given: Given): Promise<number> {
  const path = resolve(given.words[0] ?? "");
  const json = given.flags.json === true;
  return await joinService(given, async ({ database, stores }) => {
    const organisation = await chooseOrganisation(database, given.flags.organisation);
    const scope = {
      kind: "service",
      organisationId: organisation.id,
      tokenId: "overread import",
      name: "overread import",
      role: "integrator",
    } as const;
    const desk = { database, clock: () => new Date(), objects: stores.originals };
    const number = typeof given.flags.case === "string" ? given.flags.case : null;
    const result: Result = { accepted: 0, alreadyThere: 0, studies: new Set(), notTaken: [] };
    const put = (file: NotTaken) => {
      result.notTaken.push(file);
      if (!json && file.outcome !== "left-out") given.err(`${file.name}: ${file.reason}\n`);
    };
    const files = walkFiles(path, ({ name, reason }) => put({ name, outcome: "refused", code: "unreadable", reason }));
    const take = (batch: AsyncIterable<IncomingFile>) =>
      number === null ? storeInstances(desk, scope, null, batch) : importIntoCase(desk, scope, number, batch);
    try {
      if (number !== null) await findCaseByNumber(desk, scope, number);
      for (let batch = await nextBatch(files); batch !== null; batch = await nextBatch(files)) {
        for (const outcome of await take(batch)) count(result, outcome, put);
      }
    } catch (error) {
      if (error instanceof Refusal && error.code === "not-found") throw new UsageError(error.detail.join());
      if (error instanceof Error && "code" in error && error.code === "ENOENT")
        throw new UsageError(`There is no ${path}.`);
      throw error;
    }
    given.out(
      json ? `${JSON.stringify(told(organisation.name, number, result))}\n` : said(organisation.name, number, result),
    );
    return result.notTaken.some(({ outcome }) => outcome !== "left-out") ? 1 : 0;
  });
}

function count(result: Result, file: FileOutcome, put: (file: NotTaken) => void): void {
  const { name, outcome, studyInstanceUid } = file;
  if (outcome === "accepted") result.accepted += 1;
  else if (outcome === "already-there") result.alreadyThere += 1;
  else {
    const code = file.code ?? outcome;
    put({ name, outcome: beside.has(code) ? "left-out" : outcome, code, reason: file.reason ?? "refused" });
    return;
  }
  if (studyInstanceUid !== null) result.studies.add(studyInstanceUid);
}

const number = (result: Result, wanted: NotTaken["outcome"]) =>
  result.notTaken.filter(({ outcome }) => outcome === wanted).length;

function said(organisation: string, caseNumber: string | null, result: Result): string {
  const where = caseNumber === null ? organisation : `${organisation}, case ${caseNumber}`;
  const parts = [
    `${result.accepted} taken in`,
    `${result.alreadyThere} were there already`,
    `${number(result, "refused")} refused`,
    `${number(result, "conflict")} kept aside`,
    `${number(result, "left-out")} are no images`,
  ];
  return `${where}: ${parts.join(", ")}.\n`;
}

const told = (organisation: string, caseNumber: string | null, result: Result) => ({
  organisation,
  case: caseNumber,
  accepted: result.accepted,
  alreadyThere: result.alreadyThere,
  refused: number(result, "refused"),
  keptAside: number(result, "conflict"),
  noImages: number(result, "left-out"),
  studies: [...result.studies],
  files: result.notTaken,
});

/** The next files, as they are asked for; null at the end. Each must be read before the next is taken. */
async function nextBatch(files: AsyncGenerator<IncomingFile>): Promise<AsyncIterable<IncomingFile> | null> {
  const first = await files.next();
  if (first.done === true) return null;
  return (async function* () {
    yield first.value;
    for (let count = 1; count < filesAtOnce; count++) {
      const next = await files.next();
      if (next.done === true) return;
      yield next.value;
    }
  })();
}
