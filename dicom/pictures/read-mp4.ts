import { latin1 } from "../charset.ts";
import { PictureRefused } from "./picture-refused.ts";

/** A film clip in MP4 (ISO 14496-12) of H.264 (ISO 14496-10), as its boxes tell. */
export type Mp4Facts = {
  rows: number;
  columns: number;
  frames: number;
  /** Milliseconds of one frame, on the average. */
  frameTime: number;
  transferSyntaxUid: string;
};

type Box = { type: string; start: number; end: number };
const damaged = () => new PictureRefused("The film clip is damaged or cut off. Please take the original file.");
const other = (what: string) =>
  new PictureRefused(`The film clip is ${what}. Please save it as MP4 with H.264 of at most 1920 × 1080.`);
const mostBoxes = 10_000;

function* boxes(bytes: Uint8Array, view: DataView, from: number, to: number): Generator<Box> {
  let count = 0;
  for (let at = from; at + 8 <= to; ) {
    const short = view.getUint32(at);
    const wide = short === 1;
    if (wide && at + 16 > to) throw damaged();
    const size = wide ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const start = at + (wide ? 16 : 8);
    if (at + size > to || start > at + size) throw damaged();
    count += 1;
    if (count > mostBoxes) throw damaged();
    yield { type: latin1(bytes.subarray(at + 4, at + 8)), start, end: at + size };
    at += size;
  }
}

/**
 * Reads what a DICOM video object has to say of a clip.
 * @throws PictureRefused where it is no MP4 of H.264 within the levels that DICOM holds (PS3.5 sections 8.2.7 and 8.2.8)
 */
export function readMp4(bytes: Uint8Array): Mp4Facts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const within = (box: Box, type: string, skip = 0): Box | undefined => {
    for (const inner of boxes(bytes, view, box.start + skip, box.end)) if (inner.type === type) return inner;
    return undefined;
  };
  const whole: Box = { type: "", start: 0, end: bytes.length };
  const movie = within(whole, "moov");
  if (movie === undefined) throw damaged();
  if (within(movie, "mvex") !== undefined) throw other("in fragments");
  for (const track of boxes(bytes, view, movie.start, movie.end)) {
    const media = track.type === "trak" ? within(track, "mdia") : undefined;
    const handler = media && within(media, "hdlr");
    if (media === undefined || handler === undefined || handler.start + 12 > handler.end) continue;
    if (latin1(bytes.subarray(handler.start + 8, handler.start + 12)) !== "vide") continue;
    const header = within(media, "mdhd");
    const information = within(media, "minf");
    const table = information && within(information, "stbl");
    const description = table && within(table, "stsd");
    const times = table && within(table, "stts");
    if (header === undefined || description === undefined || times === undefined) throw damaged();
    return { ...readEntry(bytes, view, description), ...readTimes(view, header, times) };
  }
  throw other("without moving pictures");
}

/** The sample entry, ISO 14496-12 section 12.1.3, with its AVC configuration, ISO 14496-15 section 5.3.3. */
function readEntry(bytes: Uint8Array, view: DataView, description: Box) {
  const [entry] = boxes(bytes, view, description.start + 8, description.end);
  if (entry === undefined || entry.start + 78 > entry.end) throw damaged();
  if (entry.type !== "avc1" && entry.type !== "avc3") throw other("in another encoding than H.264");
  const columns = view.getUint16(entry.start + 24);
  const rows = view.getUint16(entry.start + 26);
  for (const box of boxes(bytes, view, entry.start + 78, entry.end)) {
    if (box.type !== "avcC" || box.start + 4 > box.end) continue;
    const profile = bytes[box.start + 1] ?? 0;
    const level = bytes[box.start + 3] ?? 0;
    return { rows, columns, transferSyntaxUid: syntaxOf(profile, level, rows, columns) };
  }
  throw damaged();
}

/** Constrained Baseline, Main and High are what a decoder of High Profile reads, ISO 14496-10 annex A.2. */
const readable = new Set([66, 77, 100]);

function syntaxOf(profile: number, level: number, rows: number, columns: number): string {
  if (rows === 0 || columns === 0) throw damaged();
  if (!readable.has(profile)) throw other("in an uncommon kind of H.264");
  if (level <= 41) return "1.2.840.10008.1.2.4.102";
  if (level <= 42) return "1.2.840.10008.1.2.4.104";
  throw other("larger or faster than DICOM holds");
}

function readTimes(view: DataView, header: Box, times: Box) {
  const version = view.getUint8(header.start);
  const scaleAt = header.start + (version === 1 ? 20 : 12);
  if (scaleAt + 4 > header.end || times.start + 8 > times.end) throw damaged();
  const scale = view.getUint32(scaleAt);
  const entries = view.getUint32(times.start + 4);
  if (scale === 0 || times.start + 8 + entries * 8 > times.end) throw damaged();
  let frames = 0;
  let duration = 0;
  for (let entry = 0; entry < entries; entry++) {
    const at = times.start + 8 + entry * 8;
    const count = view.getUint32(at);
    frames += count;
    duration += count * view.getUint32(at + 4);
  }
  if (frames === 0 || frames > 10_000_000) throw damaged();
  return { frames, frameTime: (duration / scale / frames) * 1000 };
}
