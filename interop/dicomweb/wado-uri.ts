import type { InstancePlace } from "#commands/images/load-frames.ts";
import { dicomUid } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { DicomwebAnswer, DicomwebRequest } from "./answer.ts";
import { retrieveRendered } from "./rendered.ts";
import { retrieveWhole } from "./retrieve.ts";

type Desk = Parameters<typeof retrieveWhole>[0] & Parameters<typeof retrieveRendered>[0];
type Scope = Parameters<typeof retrieveWhole>[1];
type Query = Readonly<Record<string, unknown>>;

const invalid = (detail: string) => new Refusal("not-valid", detail);
const pictures = ["image/jpeg", "image/png"];

/**
 * WADO-URI, PS3.18 section 9: one object by the parameters of the query, as a picture (where no contentType is named: JPEG) or as a file.
 * @throws Refusal "not-valid" naming the parameter, "wrong-media-type" for a kind that is not given
 */
export async function retrieveByUri(
  desk: Desk,
  scope: Scope,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  if (String(query.requestType) !== "WADO") throw invalid("requestType: only WADO is known");
  const place: InstancePlace = {
    study: uidOf(query, "studyUID"),
    series: uidOf(query, "seriesUID"),
    instance: uidOf(query, "objectUID"),
  };
  const types = text(query, "contentType")
    .split(",")
    .map((one) => one.trim().toLowerCase().split(";", 1)[0] ?? "");
  const [type = ""] = types.filter(
    (one) => one === "" || one === "*/*" || one === "application/dicom" || pictures.includes(one),
  );
  if (types.every((one) => one !== type))
    throw new Refusal("wrong-media-type", `contentType: ${pictures.join(", ")} or application/dicom`);
  if (/^(yes|true)$/i.test(text(query, "anonymize"))) throw invalid("anonymize: this is not offered; leave it out");
  if (type === "application/dicom") return await asFile(desk, scope, place, query, request);
  return await asPicture(desk, scope, place, query, request, type);
}

const text = (query: Query, name: string): string => (query[name] === undefined ? "" : String(query[name]).trim());

function uidOf(query: Query, name: string): string {
  const parsed = dicomUid.safeParse(text(query, name));
  if (!parsed.success) throw invalid(`${name}: a UID is asked for`);
  return parsed.data;
}

/** Without a transferSyntax it is Explicit VR Little Endian (PS3.18 section 9.1.2.2.2), as for every DICOMweb client. */
async function asFile(desk: Desk, scope: Scope, place: InstancePlace, query: Query, request: DicomwebRequest) {
  const syntax = text(query, "transferSyntax");
  if (syntax !== "" && syntax !== "*" && !/^[0-9.]{1,64}$/.test(syntax))
    throw invalid("transferSyntax: a UID is asked for");
  const accept = `application/dicom${syntax === "" ? "" : `; transfer-syntax=${syntax}`}`;
  return await retrieveWhole(desk, scope, place, { accept }, request);
}

/** The parameters of section 9.1.2.2 as those of a rendered resource, which mean the same. */
async function asPicture(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  query: Query,
  request: DicomwebRequest,
  type: string,
): Promise<DicomwebAnswer> {
  const frame = text(query, "frameNumber");
  if (frame !== "" && !/^[1-9]\d{0,8}$/.test(frame)) throw invalid("frameNumber: counts from 1");
  const [centre, width] = [text(query, "windowCenter"), text(query, "windowWidth")];
  if ((centre === "") !== (width === "")) throw invalid("windowCenter and windowWidth go together");
  const rendered: Record<string, string> = {
    accept: type === "" || type === "*/*" ? "image/jpeg" : type,
    quality: text(query, "imageQuality"),
    annotation: text(query, "annotation"),
    ...(centre === "" ? {} : { window: `${centre},${width}` }),
    ...boxOf(query),
  };
  return await retrieveRendered(
    desk,
    scope,
    place,
    frame === "" ? null : Number(frame),
    rendered,
    request,
    regionOf(query),
  );
}

/** A picture of so many rows and columns; of one alone the other follows. */
function boxOf(query: Query): { viewport?: string } {
  const [rows, columns] = [text(query, "rows"), text(query, "columns")];
  if (rows === "" && columns === "") return {};
  return { viewport: `${columns === "" ? "8192" : columns},${rows === "" ? "8192" : rows}` };
}

/** region=left,top,right,bottom in parts of one (section 9.1.2.2.6). */
function regionOf(query: Query): [number, number, number, number] | undefined {
  const region = text(query, "region");
  if (region === "") return undefined;
  const [left = Number.NaN, top = Number.NaN, right = Number.NaN, bottom = Number.NaN, ...more] = region
    .split(",")
    .map(Number);
  const fits = [left, top, right, bottom].every((one) => one >= 0 && one <= 1);
  if (!fits || right <= left || bottom <= top || more.length > 0)
    throw invalid("region: left,top,right,bottom, each from 0 to 1");
  return [left, top, right, bottom];
}
