import { asDicomJson } from "#dicom/as-dicom-json.ts";
import { nativeXml } from "#dicom/native-xml.ts";
import { choose, type MediaRange, partType } from "./accept.ts";
import type { DicomwebAnswer, DicomwebRequest } from "./answer.ts";
import { compressed } from "./compressed.ts";
import { multipartAnswer } from "./multipart-answer.ts";

const jsonTypes = ["application/dicom+json", "application/json"] as const;
const xml = "application/dicom+xml";

/** The forms in which data sets are given (PS3.18 section 8.7.3.2): JSON in one piece, or XML in a part for each. */
export type DataSetForm = (typeof jsonTypes)[number] | typeof xml;

export const offeredDataSets: readonly string[] = [...jsonTypes, `multipart/related; type="${xml}"`];

/** The form that the client wants most; null where it takes none. */
export function dataSetForm(ranges: readonly MediaRange[]): DataSetForm | null {
  for (const range of ranges) {
    if (range.type === "multipart/related") {
      if (partType(range) === xml) return xml;
      continue;
    }
    const json = choose([range], jsonTypes);
    if (json !== null) return json;
  }
  return null;
}

/**
 * Data sets, each as the text of its DICOM JSON, in the form asked for.
 * @param tag names their content, for what is kept of it; null where it is not worth keeping
 */
export async function dataSetsAnswer(
  form: DataSetForm,
  sets: readonly string[],
  headers: Record<string, string>,
  request: DicomwebRequest,
  tag: string | null,
): Promise<DicomwebAnswer> {
  if (form !== xml) {
    const body = `[${sets.join(",")}]`;
    return await compressed(request, { headers: { ...headers, "content-type": form }, body }, tag);
  }
  if (sets.length === 0) return { status: 204, headers, body: null };
  const parts = async function* () {
    for (const set of sets) {
      const parsed: unknown = JSON.parse(set);
      yield { headers: { "Content-Type": `${xml}; charset=utf-8` }, body: Buffer.from(nativeXml(asDicomJson(parsed))) };
    }
  };
  return multipartAnswer(xml, parts(), headers);
}
