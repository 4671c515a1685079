import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeJpeg } from "#dicom/encode-jpeg.ts";
import { concatenate, type SampleElement, sampleDataset } from "#dicom/sample-file.ts";

/** A study to measure with: its files, each with the UIDs of `stamp` in it. */
export type BenchStudy = { name: string; studyUid: string; seriesUid: string; files: Buffer[] };

const layout = { explicit: true, little: true };
const explicitLittle = "1.2.840.10008.1.2.1";
const jpegBaseline = "1.2.840.10008.1.2.4.50";
/** Twelve digits that stand in every UID, so that a study becomes another one by replacing them. */
const stampDigits = 12;
const noStamp = "9".repeat(stampDigits);
const root = "1.2.826.0.1.3680043.10.1427";

/** A new stamp each time: no study is stored twice. */
let last = Date.now() % 1e10;
const newStamp = () => String(1e11 + last++).slice(0, stampDigits);

type Kind = {
  name: string;
  sopClass: string;
  syntax: string;
  modality: string;
  number: number;
  elements: SampleElement[];
  pixels: SampleElement;
};

function fileOf(kind: Kind): Buffer {
  const study = `${root}.${noStamp}.1`;
  const sop = `${study}.1.${kind.number}`;
  const meta = sampleDataset(
    [
      { tag: "00020001", vr: "OB", value: Uint8Array.of(0, 1) },
      { tag: "00020002", vr: "UI", value: kind.sopClass },
      { tag: "00020003", vr: "UI", value: sop },
      { tag: "00020010", vr: "UI", value: kind.syntax },
    ],
    layout,
  );
  const length = sampleDataset([{ tag: "00020000", vr: "UL", value: [meta.length] }], layout);
  const dataset = sampleDataset(
    [
      { tag: "00080016", vr: "UI", value: kind.sopClass },
      { tag: "00080018", vr: "UI", value: sop },
      { tag: "00080020", vr: "DA", value: "20260301" },
      { tag: "00080030", vr: "TM", value: "101500" },
      { tag: "00080050", vr: "SH", value: noStamp },
      { tag: "00080060", vr: "CS", value: kind.modality },
      { tag: "00081030", vr: "LO", value: kind.name },
      { tag: "00100010", vr: "PN", value: `Bench^${kind.name}` },
      { tag: "00100020", vr: "LO", value: noStamp },
      { tag: "00100030", vr: "DA", value: "19600101" },
      { tag: "00100040", vr: "CS", value: "O" },
      { tag: "0020000D", vr: "UI", value: study },
      { tag: "0020000E", vr: "UI", value: `${study}.1` },
      { tag: "00200010", vr: "SH", value: "1" },
      { tag: "00200011", vr: "IS", value: "1" },
      { tag: "00200013", vr: "IS", value: String(kind.number) },
      ...kind.elements,
      kind.pixels,
    ].sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    layout,
  );
  return Buffer.from(concatenate([new Uint8Array(128), Buffer.from("DICM"), length, meta, dataset]));
}

function imageElements(rows: number, columns: number, bits: number, stored: number, samples = 1): SampleElement[] {
  return [
    { tag: "00280002", vr: "US", value: [samples] },
    { tag: "00280004", vr: "CS", value: samples === 3 ? "YBR_FULL_422" : "MONOCHROME2" },
    { tag: "00280010", vr: "US", value: [rows] },
    { tag: "00280011", vr: "US", value: [columns] },
    { tag: "00280100", vr: "US", value: [bits] },
    { tag: "00280101", vr: "US", value: [stored] },
    { tag: "00280102", vr: "US", value: [stored - 1] },
    { tag: "00280103", vr: "US", value: [0] },
  ];
}

/** Noise like a scanner's around a body: what compressing and hashing have to do with it is as with a real one. */
function noise(length: number, seed: number): Uint8Array {
  const values = new Uint16Array(length);
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = 1000 + (state >>> 26);
  }
  return new Uint8Array(values.buffer);
}

function ctSlice(number: number): Buffer {
  return fileOf({
    name: "CT300",
    sopClass: "1.2.840.10008.5.1.4.1.1.2",
    syntax: explicitLittle,
    modality: "CT",
    number,
    elements: [
      ...imageElements(512, 512, 16, 12),
      { tag: "00180050", vr: "DS", value: "1" },
      { tag: "00200032", vr: "DS", value: `-125\\-125\\${number}` },
      { tag: "00200037", vr: "DS", value: "1\\0\\0\\0\\1\\0" },
      { tag: "00280030", vr: "DS", value: "0.49\\0.49" },
      { tag: "00281052", vr: "DS", value: "-1024" },
      { tag: "00281053", vr: "DS", value: "1" },
    ],
    pixels: { tag: "7FE00010", vr: "OW", value: noise(512 * 512, number) },
  });
}

/** 4740 × 3064 pixels of 16 bits: 29 MB in one frame. */
function mammogram(): Buffer {
  return fileOf({
    name: "MG",
    sopClass: "1.2.840.10008.5.1.4.1.1.1.2",
    syntax: explicitLittle,
    modality: "MG",
    number: 1,
    elements: imageElements(4740, 3064, 16, 12),
    pixels: { tag: "7FE00010", vr: "OW", value: noise(4740 * 3064, 7) },
  });
}

async function ultrasound(frames: number): Promise<Buffer> {
  const items: Uint8Array[] = [item(new Uint8Array(0))];
  for (let frame = 0; frame < frames; frame++) {
    const rgba = new Uint8Array(640 * 480 * 4);
    const grain = noise(640 * 480, frame + 1);
    for (let i = 0; i < 640 * 480; i++) rgba.fill((grain[i * 2] ?? 0) + ((i >> 4) % 90), i * 4, i * 4 + 3);
    const jpeg = await encodeJpeg(rgba, 640, 480, 85);
    items.push(item(jpeg.length % 2 === 0 ? jpeg : concatenate([jpeg, new Uint8Array(1)])));
  }
  items.push(Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0));
  return fileOf({
    name: "US100",
    sopClass: "1.2.840.10008.5.1.4.1.1.3.1",
    syntax: jpegBaseline,
    modality: "US",
    number: 1,
    elements: [
      ...imageElements(480, 640, 8, 8, 3),
      { tag: "00280006", vr: "US", value: [0] },
      { tag: "00280008", vr: "IS", value: String(frames) },
      { tag: "00181063", vr: "DS", value: "33.3" },
    ],
    pixels: { tag: "7FE00010", vr: "OB", value: concatenate(items), length: -1 },
  });
}

/** An item of encapsulated pixel data, PS3.5 section A.4. */
function item(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(bytes.length, 4);
  return concatenate([head, bytes]);
}

/** A file of a few kilobytes, for filling an archive with studies. */
function tiny(): Buffer {
  return fileOf({
    name: "TINY",
    sopClass: "1.2.840.10008.5.1.4.1.1.2",
    syntax: explicitLittle,
    modality: "CT",
    number: 1,
    elements: imageElements(16, 16, 16, 12),
    pixels: { tag: "7FE00010", vr: "OW", value: noise(256, 3) },
  });
}

export type Templates = { ct: Buffer[]; mg: Buffer[]; us: Buffer[]; tiny: Buffer[] };

/** @param slices of the CT series: 300, or fewer where it must be quick */
export async function makeTemplates(slices: number): Promise<Templates> {
  return {
    ct: Array.from({ length: slices }, (_, index) => ctSlice(index + 1)),
    mg: [mammogram()],
    us: [await ultrasound(100)],
    tiny: [tiny()],
  };
}

/** The same images as another study, never seen before. Only the head is looked through: no UID stands behind the pixels. */
export function freshStudy(name: string, templates: readonly Buffer[]): BenchStudy {
  const stamp = newStamp();
  const files = templates.map((template) => {
    const file = Buffer.from(template);
    const head = file.subarray(0, 4096);
    for (let at = head.indexOf(noStamp); at >= 0; at = head.indexOf(noStamp, at + stampDigits))
      head.write(stamp, at, "latin1");
    return file;
  });
  const studyUid = `${root}.${stamp}.1`;
  return { name, studyUid, seriesUid: `${studyUid}.1`, files };
}

/** Written into `parts` folders, for clients that send files. */
export async function writeStudy(study: BenchStudy, folder: string, parts: number): Promise<string[]> {
  const folders = Array.from({ length: parts }, (_, part) => join(folder, String(part)));
  for (const one of folders) await mkdir(one, { recursive: true });
  await Promise.all(
    study.files.map((file, index) => writeFile(join(folder, String(index % parts), `${index}.dcm`), file)),
  );
  return folders;
}
