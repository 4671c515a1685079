import { createHash } from "node:crypto";
import type { ImagePlace } from "#commands/images/find-instances.ts";
import { findFrames, type InstancePlace } from "#commands/images/load-frames.ts";
import {
  listPictured,
  type Picture,
  type Picturing,
  renderImage,
  renderRepresentative,
} from "#commands/images/render-image.ts";
import { Refusal } from "#contract/refusals.ts";
import { acceptOf, choose, type MediaRange, partType } from "./accept.ts";
import {
  askedAgain,
  type DicomwebAnswer,
  type DicomwebRequest,
  headerOf,
  keptForGood,
  notAcceptable,
  unlessKnown,
} from "./answer.ts";
import { multipartAnswer, type PartToSend } from "./multipart-answer.ts";

type Desk = Parameters<typeof renderImage>[0];
type Scope = Parameters<typeof renderImage>[1];
type Query = Readonly<Record<string, unknown>>;

const pictureTypes = ["image/jpeg", "image/png"] as const;
const thumbnailSide = 256;
const largestSide = 8192;

/**
 * WADO-RS rendered, PS3.18 section 10.4.1.1.3: an instance (its middle frame) or one frame of it as a picture.
 * @param part of the image, in parts of one
 */
export async function retrieveRendered(
  desk: Desk,
  scope: Scope,
  place: InstancePlace,
  frame: number | null,
  query: Query,
  request: DicomwebRequest,
  part: Picturing["part"] = undefined,
): Promise<DicomwebAnswer> {
  const type = choose(acceptOf(headerOf(request, "accept"), query), pictureTypes);
  if (type === null) return notAcceptable(pictureTypes);
  const picture = await renderImage(desk, scope, place, { ...readPicturing(query, 90), frame, type, part });
  return answer(picture, request, keptForGood);
}

/**
 * The same of several: frames of one instance, or the images of a study or series, each by its middle frame. One part for each, drawn as
 * they go out; what has no picture is left out, for the metadata name it.
 */
export async function retrieveRenderedMany(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  frames: readonly number[] | null,
  query: Query,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const ranges = acceptOf(headerOf(request, "accept"), query);
  const type = choose(ranges.map(partOf), pictureTypes);
  if (type === null) return notAcceptable(pictureTypes.map((one) => `multipart/related; type="${one}"`));
  const how = { ...readPicturing(query, 90), type };
  const wanted = frames === null ? await listPictured(desk, scope, place) : await framesOf(desk, scope, place, frames);
  const draw = async ({ frame, ...image }: InstancePlace & { frame: number }): Promise<PartToSend> => ({
    headers: {
      "Content-Type": type,
      "Content-Location": `${request.url}/dicomweb/studies/${image.study}/series/${image.series}/instances/${image.instance}/frames/${frame}/rendered`,
    },
    body: (await renderImage(desk, scope, image, { ...how, frame })).bytes,
  });
  const [first, ...rest] = wanted;
  if (first === undefined) throw new Refusal("not-found", "there is no picture to show");
  // Drawn before the answer begins, so that what cannot be drawn is answered with a refusal.
  const drawn = await draw(first);
  const parts = async function* () {
    yield drawn;
    for (const one of rest) {
      const part = await draw(one).catch(unlessUnreadable);
      if (part !== null) yield part;
    }
  };
  return multipartAnswer(type, parts(), { ...askedAgain });
}

const partOf = (range: MediaRange): MediaRange =>
  range.type === "multipart/related" ? { ...range, type: partType(range) } : range;

/** @throws Refusal "not-found" where one of them is not there: asked before the answer begins */
async function framesOf(
  desk: Desk,
  scope: Scope,
  place: ImagePlace,
  frames: readonly number[],
): Promise<(InstancePlace & { frame: number })[]> {
  const { study, series = "", instance = "" } = place;
  await findFrames(desk, scope, { study, series, instance }, frames, "stored");
  return frames.map((frame) => ({ study, series, instance, frame }));
}

function unlessUnreadable(error: unknown): null {
  if (error instanceof Refusal && error.code === "not-readable") return null;
  throw error;
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
  refuseOthers(query);
  return { ...readWindow(query.window), ...readViewport(query.viewport), quality: readQuality(query.quality, quality) };
}

const shapes: Readonly<Record<string, string>> = {
  linear: "LINEAR",
  "linear-exact": "LINEAR_EXACT",
  sigmoid: "SIGMOID",
};

/** window=centre,width,function (PS3.18 section 8.3.5.1.4); without a function it is linear. */
function readWindow(value: unknown): Pick<Picturing, "windowCenter" | "windowWidth" | "windowShape"> {
  if (value === undefined || value === "") return {};
  const [centre = "", width = "", shape = "linear", ...rest] = String(value).split(",");
  const windowCenter = Number(centre);
  const windowWidth = Number(width);
  const windowShape = shapes[shape.trim().toLowerCase()];
  const numbers = centre.trim() !== "" && Number.isFinite(windowCenter) && Number.isFinite(windowWidth);
  if (!numbers || !(windowWidth > 0) || windowShape === undefined || rest.length > 0)
    throw new Refusal(
      "not-valid",
      "window: centre,width,function with a width above zero and one of linear, linear-exact, sigmoid",
    );
  return { windowCenter, windowWidth, windowShape };
}

const largestImage = 65_535;

/**
 * viewport=vw,vh[,sx,sy[,sw,sh]] (PS3.18 section 8.3.5.1.3): the box of the picture, and the part of the image that fills it; a negative
 * width or height turns it over.
 */
function readViewport(value: unknown): Pick<Picturing, "width" | "height" | "region"> {
  if (value === undefined || value === "") return {};
  const [first = "", second = "", ...rest] = String(value)
    .split(",")
    .map((one) => one.trim());
  const [width, height] = [Number(first), Number(second)];
  const fits = (side: number) => Number.isInteger(side) && side >= 1 && side <= largestSide;
  if (!fits(width) || !fits(height)) throw new Refusal("not-valid", `viewport: width,height from 1 to ${largestSide}`);
  if (rest.length === 0) return { width, height };
  const [x, y, across, down] = [0, 1, 2, 3].map((n) =>
    rest[n] === undefined || rest[n] === "" ? null : Number(rest[n]),
  );
  const numbers = [x, y, across, down];
  const odd = (one: number | null | undefined) =>
    one !== null && (!Number.isFinite(one) || Math.abs(one ?? 0) > largestImage);
  if (rest.length > 4 || numbers.some(odd) || across === 0 || down === 0)
    throw new Refusal(
      "not-valid",
      "viewport: width,height,left,top,across,down of the part to show, the last two not zero",
    );
  const region = {
    x: x ?? 0,
    y: y ?? 0,
    width: Math.abs(across ?? largestImage),
    height: Math.abs(down ?? largestImage),
    mirrored: (across ?? 1) < 0,
    upsideDown: (down ?? 1) < 0,
  };
  return { width, height, region };
}

/** Parameters of PS3.18 that are understood and cannot be met: a picture without what was asked for would mislead. */
function refuseOthers(query: Query): void {
  const annotation = query.annotation ?? "";
  if (annotation !== "") throw new Refusal("not-valid", "annotation: nothing is written into pictures; leave it out");
  const profile = String(query.iccprofile ?? "no").toLowerCase();
  if (profile !== "no" && profile !== "srgb")
    throw new Refusal("not-valid", "iccprofile: pictures are sRGB and bear no profile; ask for no or srgb");
}

function readQuality(value: unknown, otherwise: number): number {
  if (value === undefined || value === "") return otherwise;
  const quality = Number(value);
  if (!Number.isInteger(quality) || quality < 1 || quality > 100)
    throw new Refusal("not-valid", "quality: from 1 to 100");
  return quality;
}
