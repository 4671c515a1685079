import { type StoredOutcome, storeInstances } from "#commands/images/store-instances.ts";
import { Refusal } from "#contract/refusals.ts";
import type { DicomElement, DicomJson } from "#dicom/json.ts";
import { readAccept } from "./accept.ts";
import { type DicomwebAnswer, type DicomwebRequest, headerOf } from "./answer.ts";
import { incomingFiles } from "./incoming-files.ts";
import { boundaryOf } from "./multipart.ts";

type Desk = Parameters<typeof storeInstances>[0];
type Scope = Parameters<typeof storeInstances>[1];

/** Failure reasons, PS3.18 Table I.2-2. */
const cannotUnderstand = 0xc000;
const failureReasons: Readonly<Record<string, number>> = {
  "too-large": 0xa700,
  "another-study": 0xa900,
  "unsupported-transfer-syntax": 0xc122,
  "no-transfer-syntax": 0xc122,
  "conflicting-instance": 0x0110,
  "series-of-another-study": 0x0110,
};
/** Stored, but something in it is not as it should be: "Data Set does not match SOP Class", PS3.18 Table I.2-1. */
const doesNotMatchClass = 0xb007;

/**
 * STOW-RS, PS3.18 section 10.5: Part 10 files, one or many, answered when all are durable. `study` is the one of the address, null
 * where it names none.
 */
export async function storeFiles(
  desk: Desk,
  scope: Scope,
  study: string | null,
  source: AsyncIterable<Uint8Array>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const outcomes = await storeInstances(desk, scope, study, filesOf(source, headerOf(request, "content-type")));
  const failed = outcomes.filter((one) => one.outcome === "refused" || one.outcome === "conflict").length;
  const warned = outcomes.some((one) => one.warnings.length > 0);
  return {
    status: failed === outcomes.length ? 409 : failed > 0 || warned ? 202 : 200,
    headers: { "content-type": "application/dicom+json", "cache-control": "no-store" },
    body: JSON.stringify(responseOf(outcomes, request.url)),
  };
}

function filesOf(source: AsyncIterable<Uint8Array>, contentType: string) {
  const [range] = readAccept(contentType);
  if (range?.type === "application/dicom") return one(source);
  const type = range?.parameters.get("type")?.toLowerCase();
  if (type !== undefined && type !== "application/dicom")
    throw new Refusal("wrong-media-type", "accepted are parts of application/dicom");
  return incomingFiles(source, boundaryOf(contentType));
}

async function* one(content: AsyncIterable<Uint8Array>) {
  yield { name: "file 1", content };
}

/** The response data set, PS3.18 Table I.2-1: what was stored, what failed, and files that did not even say what they are. */
export function responseOf(outcomes: readonly StoredOutcome[], url: string): DicomJson {
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
    known.map((one) => ({ ...references(one), "00081197": value("US", reasonOf(one)) })),
  );
  put(
    response,
    "00081199",
    stored.map((one) => storedItem(one, url)),
  );
  put(
    response,
    "0008119A",
    unknown.map((one) => ({ "00081197": value("US", reasonOf(one)) })),
  );
  return response;
}

function storedItem(one: StoredOutcome, url: string): DicomJson {
  const address = `${url}/dicomweb/studies/${one.studyInstanceUid}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}`;
  const item: DicomJson = { ...references(one), "00081190": value("UR", address) };
  if (one.warnings.length > 0) item["00081196"] = value("US", doesNotMatchClass);
  return item;
}

const references = (one: StoredOutcome): DicomJson => ({
  "00081150": value("UI", one.sopClassUid ?? ""),
  "00081155": value("UI", one.sopInstanceUid ?? ""),
});

const reasonOf = (one: StoredOutcome): number => failureReasons[one.code ?? ""] ?? cannotUnderstand;
const value = (vr: string, content: string | number): DicomElement => ({ vr, Value: [content] });

function put(response: DicomJson, tag: string, items: DicomJson[]): void {
  if (items.length > 0) response[tag] = { vr: "SQ", Value: items };
}
