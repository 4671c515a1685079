import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeInstances } from "#commands/images/store-instances.ts";
import type { CaseId } from "#contract/ids.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type DicomJson, items, number } from "#dicom/json.ts";
import {
  concatenate,
  type SampleElement,
  sampleDataset,
  sampleElements,
  sampleFile,
  sampleHead,
} from "#dicom/sample-file.ts";
import { walkFiles } from "#server/cli/walk-files.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { type GivenPerson, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";

let service: TestService;
let cast: Cast;
let caseId: CaseId;
let archive: Pick<GivenPerson, "raw">;
let folder: string;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  ({ caseId } = await givenRequest(cast));
  archive = await givenToken(service, cast.organisation);
  folder = await mkdtemp(join(tmpdir(), "overread-attacks-"));
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

const explicit = { explicit: true, little: true };
const us = (tag: string, value: number): SampleElement => ({ tag, vr: "US", value: [value] });
const uid = (value: string): SampleElement => ({ tag: "00080018", vr: "UI", value });
const jpeg = "1.2.840.10008.1.2.4.50";

/** The file's own study, series and image, so that doors and attacks do not meet each other. */
function own(id: string): SampleElement[] {
  return [
    { tag: "00080018", vr: "UI", value: `1.2.81.${id}.1.1` },
    { tag: "0020000D", vr: "UI", value: `1.2.81.${id}` },
    { tag: "0020000E", vr: "UI", value: `1.2.81.${id}.1` },
  ];
}
const withPreamble = (text: string, file: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(file);
  bytes.write(text, 0, "latin1");
  return bytes;
};
/** The beginning of a file, and then a sequence that never ends. */
const unending = (id: string) => {
  const before = sampleElements(own(id)).filter(({ tag }) => tag < "00081140");
  return concatenate([sampleHead("1.2.840.10008.1.2.1"), sampleDataset([...before, undefinedSequence], explicit)]);
};
const undefinedSequence: SampleElement = {
  tag: "00081140",
  vr: "SQ",
  value: Uint8Array.of(0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff),
  length: -1,
};

/** What becomes of it: taken in (with a warning, where there is one), or refused with this code. */
type Fate = { taken: RegExp | null } | { refused: string };
type Attack = [id: string, name: string, file: (id: string) => Uint8Array, fate: Fate];
const taken = (warning: RegExp | null = null): Fate => ({ taken: warning });
const refused = (code: string): Fate => ({ refused: code });

/** Files that somebody makes to harm whoever opens them, and what the doors do with each: all doors the same. */
const attacks: Attack[] = [
  ["A01", "a program in the preamble", (id) => withPreamble("MZ\x90\0", sampleFile(own(id))), taken()],
  ["A02", "another program in the preamble", (id) => withPreamble("\x7fELF", sampleFile(own(id))), taken()],
  ["A03", "a web page in the preamble", (id) => withPreamble("<script>x()</script>", sampleFile(own(id))), taken()],
  ["A04", "a TIFF in the preamble", (id) => withPreamble("II*\0", sampleFile(own(id))), taken()],
  ["A06", "no bytes", () => new Uint8Array(0), refused("empty-file")],
  ["A07", "128 zeros", () => new Uint8Array(128), refused("not-dicom")],
  ["A08", "nothing behind DICM", () => concatenate([new Uint8Array(128), Buffer.from("DICM")]), refused("truncated")],
  ["A09", "a cut head", () => sampleHead("1.2.840.10008.1.2.1").subarray(0, 190), refused("truncated")],
  ["A10", "cut image data", (id) => sampleFile(own(id)).slice(0, -8), refused("truncated")],
  [
    "A11",
    "a length past the end",
    (id) => sampleFile([...own(id), { tag: "7FE00010", vr: "OW", value: "12345678", length: 0xfffffff0 }]),
    refused("truncated"),
  ],
  ["A12", "a sequence without end", (id) => unending(id), refused("truncated")],
  ["A13", "compressed image data of nothing", (id) => sampleFile([...own(id), empty()], jpeg), refused("damaged")],
  ["A14", "no preamble", (id) => sampleDataset(sampleElements(own(id)), explicit), taken(/encoded/)],
  ["A15", "5,000 sequences in each other", () => nested5000(), refused("too-deep")],
  ["A16", "an unknown encoding", (id) => sampleFile(own(id), "1.2.3.4.5.6"), refused("unsupported-transfer-syntax")],
  ["A17", "another encoding than it says", (id) => sampleFile(own(id), "1.2.840.10008.1.2"), taken(/another encoding/)],
  [
    "A18",
    "a name of odd length",
    (id) => sampleFile([...own(id), { tag: "00100010", vr: "PN", value: Buffer.from("Q^Ada") }]),
    taken(),
  ],
  ["A19", "two patient numbers", (id) => doubled(id), refused("ambiguous")],
  ["A20", "data that inflate without end", () => inflating(), refused("too-large")],
  [
    "A23",
    "65535 × 65535 with some bytes",
    (id) => sampleFile([...own(id), us("00280010", 65535), us("00280011", 65535)]),
    refused("truncated"),
  ],
  [
    "A24",
    "rows in a type that they do not have",
    (id) => sampleFile([...own(id), { tag: "00280010", vr: "UL", value: [0x10000001] }]),
    refused("damaged"),
  ],
  [
    "A25",
    "2,000,000,000 frames",
    (id) => sampleFile([...own(id), { tag: "00280008", vr: "IS", value: "2000000000" }]),
    taken(/states 2000000000 frames/),
  ],
  [
    "A26",
    "-1 frames",
    (id) => sampleFile([...own(id), { tag: "00280008", vr: "IS", value: "-1" }]),
    refused("damaged"),
  ],
  [
    "A27",
    "no rows and columns",
    (id) => sampleFile([...own(id), us("00280010", 0), us("00280011", 0)]),
    taken(/no rows or columns/),
  ],
  ["A28", "no bits", (id) => sampleFile([...own(id), us("00280100", 0)]), refused("damaged")],
  ["A33", "a path for a UID", (id) => sampleFile([...own(id), uid("../../../../var/x-x")]), refused("bad-identity")],
  [
    "A34",
    "a UID of 100 characters",
    (id) => sampleFile([...own(id), uid(`1.${"2".repeat(98)}`)]),
    refused("bad-identity"),
  ],
  ["A35", "SQL for a UID", (id) => sampleFile([...own(id), uid("1.2' OR '1'='1")]), refused("bad-identity")],
  ["A36", "markup in a name", (id) => named(id, "<img src=x onerror=x()>"), taken()],
  ["A37", "a formula in a name", (id) => named(id, '=HYPERLINK("http://x")'), taken()],
  ["A38", "a line break in a name", (id) => named(id, "A\r\nSet-Cookie: x"), taken()],
  ["A39", "NUL and a turned direction in a name", (id) => named(id, "A\0\u202eB"), taken()],
  [
    "A40",
    "an unknown character set",
    (id) => sampleFile([...own(id), { tag: "00080005", vr: "CS", value: "ISO_IR 999" }]),
    taken(/character set/),
  ],
  [
    "A41",
    "bytes that are no text",
    (id) => named(id, Uint8Array.of(0xc3, 0x28, 0xff, 0xfe)),
    taken(/could not be read/),
  ],
  [
    "A52",
    "a table of contents that leads elsewhere",
    (id) => sampleFile([...own(id), { tag: "00080016", vr: "UI", value: "1.2.840.10008.1.3.10" }]),
    refused("dicomdir"),
  ],
];

const empty = (): SampleElement => ({
  tag: "7FE00010",
  vr: "OB",
  value: Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0),
  length: -1,
});
const named = (id: string, value: string | Uint8Array) =>
  sampleFile([...own(id), { tag: "00100010", vr: "PN", value }]);
/** Sequences of undefined length, one in the other: nothing of them is ever closed. */
function nested5000(): Uint8Array {
  const open = Buffer.from("080040115351" + "0000ffffffff" + "feff00e0ffffffff", "hex");
  return concatenate([sampleHead("1.2.840.10008.1.2.1"), ...Array.from({ length: 5000 }, () => open)]);
}
function doubled(id: string): Uint8Array {
  const elements = sampleElements(own(id)).flatMap((element) =>
    element.tag === "00100020" ? [element, { ...element, value: "B-99" }] : [element],
  );
  return concatenate([sampleHead("1.2.840.10008.1.2.1"), sampleDataset(elements, explicit)]);
}
function inflating(): Uint8Array {
  const flood = sampleDataset([{ tag: "00091010", vr: "OB", value: new Uint8Array(60 << 20) }], explicit);
  return concatenate([sampleHead("1.2.840.10008.1.2.1.99"), deflateRawSync(flood)]);
}

const isTaken = (fate: Fate): fate is { taken: RegExp | null } => "taken" in fate;
const hex = (number: number) => number.toString(16);

describe.each(attacks)("%s: a file with %s", (id, _, file, fate) => {
  const number_ = id.slice(1).replace(/^0/, "");

  it("through the browser's door", async () => {
    const good = sampleFile(own(`${number_}.91`));
    const files = [
      { name: "bad", bytes: file(`${number_}.1`) },
      { name: "good", bytes: good },
    ];
    const sent = await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
    const [bad, other] = sent.files;
    expect(other?.outcome).toBe("accepted");
    if (isTaken(fate)) {
      expect([bad?.outcome, bad?.code]).toEqual(["accepted", null]);
      if (fate.taken === null) expect(bad?.warnings.filter((one) => !/head names another/.test(one))).toEqual([]);
      else expect(bad?.warnings.join()).toMatch(fate.taken);
    } else expect(bad).toMatchObject({ outcome: "refused", code: fate.refused, reason: expect.stringMatching(/\.$/) });
  });

  it("through STOW-RS", async () => {
    const { type, content } = multipartOf([{ name: "bad", bytes: file(`${number_}.2`) }]);
    const response = await archive.raw("/dicomweb/studies", {
      method: "POST",
      headers: { "content-type": type, accept: "application/dicom+json" },
      body: content,
    });
    const answer: DicomJson = await response.json();
    expect([200, 202].includes(response.status)).toBe(isTaken(fate));
    if (isTaken(fate)) expect(items(answer, "00081199")).toHaveLength(1);
    else {
      const [failed] = [...items(answer, "00081198"), ...items(answer, "0008119A")];
      expect(response.status).toBe(409);
      expect(hex((failed && number(failed, "00081197")) ?? 0)).toMatch(/^(c000|c122|a700|a900|122|110|117)$/);
    }
  });

  it("through the command line", async () => {
    const path = join(folder, id);
    await writeFile(path, file(`${number_}.3`));
    const scope = {
      kind: "service",
      organisationId: cast.organisation.id,
      tokenId: "overread import",
      name: "overread import",
      role: "integrator",
    } as const;
    const unreadable: string[] = [];
    const outcomes = await storeInstances(
      service.house,
      scope,
      null,
      walkFiles(path, ({ reason }) => unreadable.push(reason)),
    );
    expect(unreadable).toEqual([]);
    expect(outcomes.map((one) => one.code ?? one.outcome)).toEqual([isTaken(fate) ? "accepted" : fate.refused]);
  });
});

describe("A22: a good file with a few faults", () => {
  it("takes nothing from the others of its request, and the service goes on", async () => {
    const good = sampleFile(own("22"));
    const cuts = [1, 130, 140, 200, 300, 400].map((at) => ({ name: `cut ${at}`, bytes: good.subarray(0, at) }));
    const sent = await cast.patient.call(imageRoutes.addImages, {
      params: { caseId },
      raw: multipartOf([...cuts, { name: "good", bytes: good }]),
    });
    expect(sent.files.map((one) => one.outcome)).toEqual([...cuts.map(() => "refused"), "accepted"]);
  });
});
