/** Small DICOM files written byte by byte for tests, in any layout and with any fault, independent of the code under test. */

export type SampleElement = {
  tag: string;
  vr: string;
  value: string | Uint8Array | number[] | SampleElement[][];
  /** A length that differs from the value's, to make a fault; -1 is undefined length. */
  length?: number;
};

export type SampleLayout = { explicit: boolean; little: boolean };

const longVrs = new Set(["OB", "OW", "OF", "OD", "UN", "UT", "SQ", "UC", "UR"]);

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function integers(values: readonly number[], size: 2 | 4, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    if (size === 2) view.setUint16(i * 2, value, little);
    else view.setUint32(i * 4, value, little);
  });
  return new Uint8Array(view.buffer);
}

function tagBytes(tag: string, little: boolean): Uint8Array {
  return integers([Number.parseInt(tag.slice(0, 4), 16), Number.parseInt(tag.slice(4), 16)], 2, little);
}

function isItems(value: SampleElement["value"]): value is SampleElement[][] {
  return Array.isArray(value) && Array.isArray(value[0]);
}

function valueBytes({ vr, value }: SampleElement, layout: SampleLayout): Uint8Array {
  if (typeof value === "string") {
    const bytes = new TextEncoder().encode(value);
    return bytes.length % 2 === 0 ? bytes : concatenate([bytes, Uint8Array.of(vr === "UI" ? 0 : 32)]);
  }
  if (value instanceof Uint8Array) return value;
  if (isItems(value)) {
    return concatenate(
      value.flatMap((item) => {
        const content = sampleDataset(item, layout);
        return [tagBytes("FFFEE000", layout.little), integers([content.length], 4, layout.little), content];
      }),
    );
  }
  return integers(
    value.filter((entry) => typeof entry === "number"),
    vr === "UL" ? 4 : 2,
    layout.little,
  );
}

export function sampleDataset(elements: readonly SampleElement[], layout: SampleLayout): Uint8Array {
  const { explicit, little } = layout;
  return concatenate(
    elements.flatMap((element) => {
      const bytes = valueBytes(element, layout);
      const length = element.length === -1 ? 0xffffffff : (element.length ?? bytes.length);
      const vr = new TextEncoder().encode(element.vr);
      if (!explicit) return [tagBytes(element.tag, little), integers([length], 4, little), bytes];
      if (longVrs.has(element.vr)) {
        return [tagBytes(element.tag, little), vr, new Uint8Array(2), integers([length], 4, little), bytes];
      }
      return [tagBytes(element.tag, little), vr, integers([length], 2, little), bytes];
    }),
  );
}

/** Preamble, "DICM" and the file meta information that names `transferSyntax`. */
export function sampleHead(transferSyntax: string, sopClass = "1.2.840.10008.5.1.4.1.1.2"): Uint8Array {
  const layout = { explicit: true, little: true };
  const meta = sampleDataset(
    [
      { tag: "00020001", vr: "OB", value: Uint8Array.of(0, 1) },
      { tag: "00020002", vr: "UI", value: sopClass },
      { tag: "00020003", vr: "UI", value: "1.2.3.4" },
      { tag: "00020010", vr: "UI", value: transferSyntax },
    ],
    layout,
  );
  const groupLength = sampleDataset([{ tag: "00020000", vr: "UL", value: [meta.length] }], layout);
  return concatenate([new Uint8Array(128), new TextEncoder().encode("DICM"), groupLength, meta]);
}

/** A 4 × 3 CT image of 16 bits; `change` replaces or adds elements by tag. */
export function sampleElements(change: readonly SampleElement[] = []): SampleElement[] {
  const base: SampleElement[] = [
    { tag: "00080005", vr: "CS", value: "ISO_IR 192" },
    { tag: "00080016", vr: "UI", value: "1.2.840.10008.5.1.4.1.1.2" },
    { tag: "00080018", vr: "UI", value: "1.2.3.4" },
    { tag: "00080020", vr: "DA", value: "20260131" },
    { tag: "00080030", vr: "TM", value: "0915" },
    { tag: "00080060", vr: "CS", value: "CT" },
    { tag: "00081030", vr: "LO", value: "Thorax" },
    { tag: "00100010", vr: "PN", value: "Müller^Jörg" },
    { tag: "00100020", vr: "LO", value: "A-17" },
    { tag: "00100030", vr: "DA", value: "19600229" },
    { tag: "0020000D", vr: "UI", value: "1.2.3.1" },
    { tag: "0020000E", vr: "UI", value: "1.2.3.2" },
    { tag: "00200013", vr: "IS", value: "7" },
    { tag: "00280002", vr: "US", value: [1] },
    { tag: "00280004", vr: "CS", value: "MONOCHROME2" },
    { tag: "00280010", vr: "US", value: [3] },
    { tag: "00280011", vr: "US", value: [4] },
    { tag: "00280100", vr: "US", value: [16] },
    { tag: "00280101", vr: "US", value: [16] },
    { tag: "00280102", vr: "US", value: [15] },
    { tag: "00280103", vr: "US", value: [0] },
    { tag: "7FE00010", vr: "OW", value: Array.from({ length: 12 }, (_, i) => i * 1000) },
  ];
  const byTag = new Map([...base, ...change].map((element) => [element.tag, element]));
  return [...byTag.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

const explicitLittle = { explicit: true, little: true };

/** A whole file in Explicit VR Little Endian. */
export function sampleFile(change: readonly SampleElement[] = [], transferSyntax = "1.2.840.10008.1.2.1"): Uint8Array {
  return concatenate([sampleHead(transferSyntax), sampleDataset(sampleElements(change), explicitLittle)]);
}

/** Encapsulated pixel data: offset table and fragments as items, closed by the delimiter (PS3.5 section A.4). */
export function sampleFragments(offsetTable: readonly number[], fragments: readonly Uint8Array[]): SampleElement {
  const item = (bytes: Uint8Array) =>
    concatenate([tagBytes("FFFEE000", true), integers([bytes.length], 4, true), bytes]);
  const table = integers(offsetTable, 4, true);
  const end = concatenate([tagBytes("FFFEE0DD", true), new Uint8Array(4)]);
  return { tag: "7FE00010", vr: "OB", value: concatenate([item(table), ...fragments.map(item), end]), length: -1 };
}
