type Value = [tag: number, vr: string, value: string | Uint8Array];

/** One element in explicit little endian, PS3.5 section 7.1.2; text is padded to even length. */
export function element([tag, vr, value]: Value): Uint8Array {
  const raw = typeof value === "string" ? new TextEncoder().encode(value) : value;
  const body = raw.length % 2 === 0 ? raw : new Uint8Array([...raw, vr === "UI" ? 0 : 32]);
  const wide = ["OB", "OW", "SQ", "UN", "UT"].includes(vr);
  const bytes = new Uint8Array((wide ? 12 : 8) + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
  bytes.set(new TextEncoder().encode(vr), 4);
  if (wide) view.setUint32(8, body.length, true);
  else view.setUint16(6, body.length, true);
  bytes.set(body, wide ? 12 : 8);
  return bytes;
}

const join = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of parts) {
    bytes.set(each, at);
    at += each.length;
  }
  return bytes;
};

export type ImageFacts = {
  name?: string | Uint8Array;
  birthDate?: string;
  id?: string;
  sop?: string;
  series?: string;
  study?: string;
  charset?: string;
  sopClass?: string;
  transferSyntax?: string;
  pixels?: number;
  preamble?: boolean;
};

/** A small image file, PS3.10 section 7.1: preamble, file meta information, data set, pixel data. */
export function imageForTests(facts: ImageFacts = {}): Uint8Array<ArrayBuffer> {
  const { sopClass = "1.2.840.10008.5.1.4.1.1.2", preamble = true } = facts;
  const meta = [
    element([0x00020002, "UI", sopClass]),
    element([0x00020010, "UI", facts.transferSyntax ?? "1.2.840.10008.1.2.1"]),
  ];
  const dataset = [
    element([0x00080005, "CS", facts.charset ?? "ISO_IR 192"]),
    element([0x00080016, "UI", sopClass]),
    element([0x00080018, "UI", facts.sop ?? "1.2.3.1"]),
    element([0x00080020, "DA", "20260301"]),
    element([0x00080060, "CS", "CT"]),
    element([0x0008103e, "LO", "Axial 5 mm"]),
    element([0x00100010, "PN", facts.name ?? "Testmann^Erika"]),
    element([0x00100020, "LO", facts.id ?? "P-1"]),
    element([0x00100030, "DA", facts.birthDate ?? "19610412"]),
    element([0x0020000d, "UI", facts.study ?? "1.2.3"]),
    element([0x0020000e, "UI", facts.series ?? "1.2.3.4"]),
    element([0x7fe00010, "OW", new Uint8Array(facts.pixels ?? 512)]),
  ];
  const lead = preamble ? [new Uint8Array(128), new TextEncoder().encode("DICM"), ...meta] : [];
  return join([...lead, ...dataset]);
}
