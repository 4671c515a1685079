import { createHash } from "node:crypto";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import { loadMetadata } from "#commands/images/load-metadata.ts";
import { acceptOf, choose } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";

type Desk = Parameters<typeof loadMetadata>[0];
type Scope = Parameters<typeof loadMetadata>[1];

export const dicomJsonTypes = ["application/dicom+json", "application/json"] as const;

/** WADO-RS metadata, PS3.18 section 10.4.1.1.2: DICOM JSON, bulk data by address. */
export async function retrieveMetadata(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  query: Readonly<Record<string, unknown>>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const type = choose(acceptOf(headerOf(request, "accept"), query), dicomJsonTypes);
  if (type === null) return notAcceptable(dicomJsonTypes);
  const { instances } = await loadMetadata(desk, scope, place);
  const sets = instances.map((one) => {
    const address = `${request.url}/dicomweb/studies/${place.study}/series/${one.seriesInstanceUid}/instances/${one.sopInstanceUid}/bulkdata/`;
    return withAddresses(one.json, address);
  });
  const body = `[${sets.join(",")}]`;
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 32);
  return unlessKnown(request, tag, { headers: { ...askedAgain, "content-type": type }, body });
}

/**
 * "bulk:<offset>-<length>" as addresses of our own. Inside a JSON string every quote bears a backslash, so only real members of
 * that name are met.
 */
export function withAddresses(json: string, address: string): string {
  return json.replace(/"BulkDataURI": ?"bulk:(\d+-\d+)"/g, `"BulkDataURI":"${address}$1"`);
}
