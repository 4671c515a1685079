import { createHash } from "node:crypto";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import type { InstancePlace } from "#commands/images/load-frames.ts";
import { type Picture, type Picturing, renderImage, renderRepresentative } from "#commands/images/render-image.ts";
import { Refusal } from "#contract/refusals.ts";
import { acceptOf, choose } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";

type Desk = Parameters<typeof renderImage>[0];
type Scope = Parameters<typeof renderImage>[1];
type Query = Readonly<Record<string, unknown>>;

const pictureTypes = ["image/jpeg", "image/png"] as const;
const thumbnailSide = 256;
const largestSide = 8192;

/** WADO-RS rendered, PS3.18 section 10.4.1.1.3: an instance (its middle frame) or one frame of it as a picture. */
export async function retrieveRendered(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  frame: number | null,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const type = choose(acceptOf(headerOf(request, "accept"), query), pictureTypes);
  if (type === null) return notAcceptable(pictureTypes);
  const picture = await renderImage(desk, scope, place, { ...readPicturing(query, 90), frame, type });
  return answer(picture, request, keptForGood);
}

/** WADO-RS thumbnail, PS3.18 section 10.4.1.1.5: of a study or series the picture that stands for it. */
export async function retrieveThumbnail(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const type = choose(acceptOf(headerOf(request, "accept"), query), pictureTypes);
  if (type === null) return notAcceptable(pictureTypes);
  const box = { width: thumbnailSide, height: thumbnailSide };
  const how: Picturing = { ...box, ...readPicturing(query, 80), frame: null, type };
  const { series, instance } = place;
  if (series === undefined || instance === undefined)
    return answer(await renderRepresentative(desk, scope, place, how), request, askedAgain);
  return answer(await renderImage(desk, scope, { study: place.study, series, instance }, how), request, keptForGood);
}

function answer(picture: Picture, request: DicomwebRequest, caching: Record<string, string>): DicomwebAnswer {
  const tag = createHash("sha256").update(picture.key).digest("base64url").slice(0, 32);
  return unlessKnown(request, tag, { headers: { ...caching, "content-type": picture.type }, body: picture.bytes });
}

/** Query parameters of PS3.18 section 8.3.5. @throws Refusal "not-valid" naming the parameter */
export function readPicturing(query: Query, quality: number): Omit<Picturing, "frame" | "type"> {
  return { ...readWindow(query.window), ...readViewport(query.viewport), quality: readQuality(query.quality, quality) };
}

function readWindow(value: unknown): { windowCenter?: number; windowWidth?: number } {
  if (value === undefined || value === "") return {};
  const [centre, width, shape = "linear", ...rest] = String(value).split(",");
  const windowCenter = Number(centre);
  const windowWidth = Number(width);
  const known = ["linear", "linear-exact", "sigmoid"].includes(shape.toLowerCase());
  if (
    !Number.isFinite(windowCenter) ||
    !(windowWidth > 0) ||
    !Number.isFinite(windowWidth) ||
    !known ||
    rest.length > 0
  )
    throw new Refusal("not-valid", "window: centre,width[,linear] with a width above zero");
  if (shape.toLowerCase() === "sigmoid") throw new Refusal("not-valid", "window: sigmoid is not offered");
  return { windowCenter, windowWidth };
}

function readViewport(value: unknown): { width?: number; height?: number } {
  if (value === undefined || value === "") return {};
  const numbers = String(value).split(",").map(Number);
  const [width = Number.NaN, height = Number.NaN, ...region] = numbers;
  const fits = (side: number) => Number.isInteger(side) && side >= 1 && side <= largestSide;
  if (!fits(width) || !fits(height)) throw new Refusal("not-valid", `viewport: width,height from 1 to ${largestSide}`);
  if (region.length > 0) throw new Refusal("not-valid", "viewport: a region of the source is not offered");
  return { width, height };
}

function readQuality(value: unknown, otherwise: number): number {
  if (value === undefined || value === "") return otherwise;
  const quality = Number(value);
  if (!Number.isInteger(quality) || quality < 1 || quality > 100)
    throw new Refusal("not-valid", "quality: from 1 to 100");
  return quality;
}
