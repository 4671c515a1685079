import { Refusal } from "#contract/refusals.ts";
import { defaultCharset } from "#dicom/charset.ts";
import { type DicomJson, type DicomValue, text } from "#dicom/json.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { newScan, readDataset } from "#dicom/scan-dataset.ts";
import { implicitLittle } from "#dicom/transfer-syntaxes.ts";
import { writeJson } from "#dicom/write-json.ts";
import type { Inflow } from "./inflow.ts";

/** An identifier holds keys and UIDs; 20,000 UIDs fit in here. */
const longestIdentifier = 2 << 20;

const layoutOf = (transferSyntax: string) => ({ little: true, explicit: transferSyntax !== implicitLittle });

/**
 * Reads the identifier of a query or response into Unicode, whatever its Specific Character Set.
 * @throws Refusal "not-valid" where it is none, "too-large"
 */
export async function readIdentifier(dataset: Inflow | null, transferSyntax: string): Promise<DicomJson> {
  if (dataset === null) throw new Refusal("not-valid", "the identifier is missing");
  const bytes = await gather(dataset);
  try {
    const place = {
      layout: layoutOf(transferSyntax),
      end: bytes.length,
      depth: 0,
      charset: defaultCharset,
      open: false,
    };
    return readDataset(newScan(bytes), 0, place).json;
  } catch (error) {
    if (error instanceof DicomRefused || error instanceof RangeError)
      throw new Refusal("not-valid", "the identifier cannot be read");
    throw error;
  }
}

async function gather(dataset: Inflow): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of dataset) {
    length += chunk.length;
    if (length > longestIdentifier) {
      dataset.discard();
      throw new Refusal("too-large", "the identifier is longer than 2 MB");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Writes an identifier; text is UTF-8 and says so where there is more than ASCII in it. */
export function writeIdentifier(json: DicomJson, transferSyntax: string): Buffer {
  const whole = isAscii(json) ? without(json, "00080005") : { ...json, "00080005": utf8 };
  const bytes = writeJson(whole, { file: new Uint8Array(0), little: true }, false, layoutOf(transferSyntax).explicit);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

const utf8 = { vr: "CS", Value: ["ISO_IR 192"] };

const without = (json: DicomJson, left: string): DicomJson =>
  Object.fromEntries(Object.entries(json).filter(([tag]) => tag !== left));

// biome-ignore lint/suspicious/noControlCharactersInRegex: what is asked is just that
const isAscii = (json: DicomJson): boolean => /^[\x00-\x7f]*$/.test(JSON.stringify(json));

/** The value of a key in the grammar of matching (PS3.4 section C.2.2.2): values parted by a backslash, "" for universal matching. */
export const keyOf = (json: DicomJson, tag: string): string => (json[tag]?.Value ?? []).map(keyText).join("\\").trim();

function keyText(value: DicomValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  const name = ["Alphabetic", "Ideographic", "Phonetic"].map((part) =>
    Object.entries(value).find(([key]) => key === part),
  );
  const given = name.map((part) => part?.[1]).find((part) => typeof part === "string" && part !== "");
  return typeof given === "string" ? given : "";
}

/** UIDs of a key, one or many. @throws Refusal "not-valid" */
export function uidsOf(json: DicomJson, tag: string): string[] {
  const uids = keyOf(json, tag)
    .split("\\")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (uids.some((uid) => !/^[0-9.]{1,64}$/.test(uid))) throw new Refusal("not-valid", `(${tag}) is no list of UIDs`);
  return uids;
}

export type QueryLevel = "PATIENT" | "STUDY" | "SERIES" | "IMAGE";
const queryLevels: readonly QueryLevel[] = ["PATIENT", "STUDY", "SERIES", "IMAGE"];

/** Query/Retrieve Level (0008,0052), PS3.4 Tables C.6-1 to C.6-5. @throws Refusal "not-valid" */
export function levelOf(json: DicomJson, root: "patient" | "study"): QueryLevel {
  const stated = text(json, "00080052").trim().toUpperCase();
  const level = queryLevels.find((one) => one === stated);
  if (level === undefined || (level === "PATIENT" && root === "study"))
    throw new Refusal("not-valid", `the query/retrieve level "${stated.slice(0, 16)}" is none of this model`);
  return level;
}
