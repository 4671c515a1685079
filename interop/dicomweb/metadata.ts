import { createHash } from "node:crypto";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import { loadMetadata } from "#commands/images/load-metadata.ts";
import { acceptOf } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { dataSetForm, dataSetsAnswer, offeredDataSets } from "./data-sets.ts";

type Desk = Parameters<typeof loadMetadata>[0];
type Scope = Parameters<typeof loadMetadata>[1];

/** WADO-RS metadata, PS3.18 section 10.4.1.1.2, in JSON or XML: bulk data by address. */
export async function retrieveMetadata(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  query: Readonly<Record<string, unknown>>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const form = dataSetForm(acceptOf(headerOf(request, "accept"), query));
  if (form === null) return notAcceptable(offeredDataSets);
  const { instances } = await loadMetadata(desk, scope, place);
  const sets = instances.map((one) => {
    const address = `${request.url}/dicomweb/studies/${place.study}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}/bulkdata/`;
    return withAddresses(one.json, address);
  });
  const hash = createHash("sha256").update(form);
  for (const set of sets) hash.update(set);
  const tag = hash.digest("base64url").slice(0, 32);
  const known = unlessKnown(request, tag, { headers: askedAgain, body: null });
  if (known.status === 304) return known;
  return await dataSetsAnswer(form, sets, known.headers, request, tag);
}

/**
 * "bulk:<offset>-<length>" as addresses of our own. Inside a JSON string every quote bears a backslash, so only real members of
 * that name are met.
 */
export function withAddresses(json: string, address: string): string {
  return json.replace(/"BulkDataURI": ?"bulk:(\d+-\d+)"/g, `"BulkDataURI":"${address}$1"`);
}
