import { type StoredOutcome, storeInstances } from "#commands/images/store-instances.ts";
import { Refusal } from "#contract/refusals.ts";
import type { DicomElement, DicomJson } from "#dicom/json.ts";
import { readAccept } from "./accept.ts";
import { type DicomwebAnswer, type DicomwebRequest, headerOf } from "./answer.ts";
import { composedFiles, type Uncomposed } from "./composed-files.ts";
import { incomingFiles } from "./incoming-files.ts";
import { boundaryOf } from "./multipart.ts";

type Desk = Parameters<typeof storeInstances>[0];
type Scope = Parameters<typeof storeInstances>[1];

/** Failure reasons, PS3.18 Table I.2-2, for the codes with which files are refused. */
export const failureReasons: Readonly<Record<string, number>> = {
  // Refused: out of resources.
  "too-large": 0xa700,
  // Error: data set does not match.
  "another-study": 0xa900,
  "no-bulk-data": 0xa900,
  ambiguous: 0xa900,
  // Referenced transfer syntax not supported.
  "unsupported-transfer-syntax": 0xc122,
  "no-transfer-syntax": 0xc122,
  // Referenced SOP class not supported.
  dicomdir: 0x0122,
  // Processing failure: kept aside, a person decides.
  "conflicting-instance": 0x0110,
  "series-of-another-study": 0x0110,
};
/** Error: cannot understand. */
const cannotUnderstand = 0xc000;
/** Stored, but something in it is not as it should be: "Data Set does not match SOP Class", PS3.18 Table I.2-1. */
const doesNotMatchClass = 0xb007;

/** How an object ended, from whichever form of request. */
type Ended = Pick<StoredOutcome, "outcome" | "code" | "reason" | "warnings"> & {
  sopInstanceUid: string | null;
  sopClassUid: string | null;
  studyInstanceUid: string | null;
  seriesInstanceUid: string | null;
};

/**
 * STOW-RS, PS3.18 section 10.5: Part 10 files, or metadata with bulk data; one or many, answered when all are durable. `study` is the one of
 * the address, null where it names none.
 */
export async function storeFiles(
  desk: Desk,
  scope: Scope,
  study: string | null,
  source: AsyncIterable<Uint8Array>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const failed: Uncomposed[] = [];
  const files = filesOf(source, headerOf(request, "content-type"), (one) => failed.push(one));
  const stored = await storeInstances(desk, scope, study, files).catch((error: unknown) => {
    // Where none could be put together there is nothing to store, and the answer says why.
    if (error instanceof Refusal && error.code === "not-valid" && failed.length > 0) return [];
    throw error;
  });
  const outcomes: Ended[] = [...stored, ...failed.map(notComposed)];
  const lost = outcomes.filter((one) => one.outcome === "refused" || one.outcome === "conflict").length;
  const warned = outcomes.some((one) => one.warnings.length > 0);
  return {
    status: lost === outcomes.length ? 409 : lost > 0 || warned ? 202 : 200,
    headers: { "content-type": "application/dicom+json", "cache-control": "no-store" },
    body: JSON.stringify(responseOf(outcomes, request.url)),
  };
}

const notComposed = (one: Uncomposed): Ended => ({
  ...one,
  outcome: "refused",
  warnings: [],
  studyInstanceUid: null,
  seriesInstanceUid: null,
});

function filesOf(source: AsyncIterable<Uint8Array>, contentType: string, failed: (one: Uncomposed) => void) {
  const [range] = readAccept(contentType);
  if (range?.type === "application/dicom") return one(source);
  const type = range?.parameters.get("type")?.toLowerCase();
  if (type === "application/dicom+json") return composedFiles(source, boundaryOf(contentType), failed);
  if (type !== undefined && type !== "application/dicom")
    throw new Refusal("wrong-media-type", "accepted are parts of application/dicom or application/dicom+json");
  return incomingFiles(source, boundaryOf(contentType));
}

async function* one(content: AsyncIterable<Uint8Array>) {
  yield { name: "file 1", content };
}

/** The response data set, PS3.18 Table I.2-1: what was stored, what failed, and files that did not even say what they are. */
export function responseOf(outcomes: readonly Ended[], url: string): DicomJson {
  const stored = outcomes.filter((one) => one.outcome === "accepted" || one.outcome === "already-there");
  const failed = outcomes.filter((one) => one.outcome === "refused" || one.outcome === "conflict");
  const known = failed.filter((one) => one.sopInstanceUid !== null && one.sopClassUid !== null);
  const unknown = failed.filter((one) => !known.includes(one));
  const studies = new Set(stored.map((one) => one.studyInstanceUid));
  const [study] = studies;
  const response: DicomJson = {};
  if (studies.size === 1 && study) response["00081190"] = value("UR", `${url}/dicomweb/studies/${study}`);
  put(
    response,
    "00081198",
    known.map((one) => ({ ...references(one), ...failureOf(one) })),
  );
  put(
    response,
    "00081199",
    stored.map((one) => storedItem(one, url)),
  );
  put(response, "0008119A", unknown.map(failureOf));
  return response;
}

function storedItem(one: Ended, url: string): DicomJson {
  const address = `${url}/dicomweb/studies/${one.studyInstanceUid}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}`;
  const item: DicomJson = { ...references(one), "00081190": value("UR", address) };
  if (one.warnings.length > 0) item["00081196"] = value("US", doesNotMatchClass);
  return item;
}

const references = (one: Ended): DicomJson => ({
  "00081150": value("UI", one.sopClassUid ?? ""),
  "00081155": value("UI", one.sopInstanceUid ?? ""),
});

/** The reason as the standard codes it, and in words for whoever reads the answer. */
const failureOf = (one: Ended): DicomJson => ({
  "00081197": value("US", failureReasons[one.code ?? ""] ?? cannotUnderstand),
  "00000902": value("LO", (one.reason ?? "").slice(0, 64)),
});
const value = (vr: string, content: string | number): DicomElement => ({ vr, Value: [content] });

function put(response: DicomJson, tag: string, items: DicomJson[]): void {
  if (items.length > 0) response[tag] = { vr: "SQ", Value: items };
}
