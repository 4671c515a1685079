import { execFileSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import type { CustodyEvent } from "#contract/custody.ts";
import { type BundleFile, BundleRefused, fileFromBytes, fileFromText, planBundle, writeBundle } from "./bundle.ts";
import { bundleManifest, chainText, exportDetail, manifestText } from "./bundle-manifest.ts";
import { chainFrom } from "./chain-for-tests.ts";
import { printVerdict } from "./print-verdict.ts";
import { type ZipEntry, zipOf } from "./stored-zip.ts";
import { verifyBundle } from "./verify-bundle.ts";

const meta = { caseNumber: "2026-0007", exportedAt: "2026-06-02T10:00:00.000Z", omitted: [] };
const images = [1, 2, 3].map((n) =>
  fileFromBytes(`images/${n}.dcm`, Buffer.alloc(40 + n, n), "application/dicom", "image"),
);
const record = fileFromText("records/first-report.txt", "No nodule seen.", "text/plain", "record");
const reading = fileFromText("readings/v1.json", '{"findings":[]}', "application/json", "reading");
const opinion = fileFromText("opinion/v1.json", '{"answer":"Yes."}', "application/json", "opinion");
const rendering = fileFromText("opinion/v1.html", "<p>Yes.</p>", "text/html", "rendering");
const files = [...images, record, reading, opinion, rendering];

function chainFor(detail: CustodyEvent["detail"]): CustodyEvent[] {
  return chainFrom([
    { kind: "case-created" },
    { kind: "images-received", detail: { instances: images.map(({ sha256 }) => ({ sha256 })) } },
    { kind: "record-received", detail: { sha256: record.sha256 } },
    { kind: "reading-sealed", detail: { sha256: reading.sha256 } },
    { kind: "opinion-signed", detail: { sha256: opinion.sha256, renderings: [{ sha256: rendering.sha256 }] } },
    { kind: "case-exported", detail },
  ]);
}

let folder = "";
let bundle = "";
let bytes: Buffer = Buffer.alloc(0);
/** Path and content of each entry, in order. */
let entries: [string, Buffer][] = [];

async function write(name: string, wanted: readonly BundleFile[] = files, chain?: CustodyEvent[]): Promise<string> {
  const plan = planBundle(meta, wanted);
  const path = join(folder, name);
  await writeBundle(createWriteStream(path), plan, chain ?? chainFor(plan.detail));
  return path;
}

async function save(stream: NodeJS.ReadableStream): Promise<string> {
  const path = join(folder, `tampered-${crypto.randomUUID()}.zip`);
  await pipeline(stream, createWriteStream(path));
  return path;
}

function zipped(contents: readonly [string, Buffer][]): Promise<string> {
  const listed = contents.map(
    ([path, content]): ZipEntry => ({ path, size: content.length, open: async () => Readable.from([content]) }),
  );
  return save(zipOf(listed));
}

function withEntry(path: string, change: (content: Buffer) => Buffer): [string, Buffer][] {
  return entries.map(([name, content]) => [name, name === path ? change(content) : content]);
}

function contentOf(path: string): Buffer {
  const found = entries.find(([name]) => name === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found[1];
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-bundle-"));
  bundle = await write("sound.zip");
  bytes = await readFile(bundle);
  const manifest = bundleManifest.parse(JSON.parse(execFileSync("unzip", ["-p", bundle, "manifest.json"]).toString()));
  const paths = ["manifest.json", ...manifest.files.map(({ path }) => path)];
  entries = paths.map((path) => [path, execFileSync("unzip", ["-p", bundle, path])]);
});
afterAll(() => rm(folder, { recursive: true }));

describe("a bundle as written", () => {
  it("is sound, and says what it holds", async () => {
    const verdict = await verifyBundle(bundle);
    expect(verdict).toMatchObject({
      sound: true,
      problems: [],
      warnings: [],
      files: 10,
      events: 6,
      caseNumber: "2026-0007",
    });
    expect(printVerdict(verdict)).toMatch(/^SOUND: nothing was changed/);
  });

  it("has the same bytes each time, and other tools accept it", async () => {
    expect(await readFile(await write("again.zip"))).toEqual(bytes);
    expect(execFileSync("unzip", ["-t", bundle]).toString()).toContain("No errors detected");
  });

  it("says what was left out on purpose", async () => {
    const omitted = [{ sha256: images[0]?.sha256 ?? "", reason: "belongs to another patient" }];
    const plan = planBundle({ ...meta, omitted }, files.slice(1));
    const path = join(folder, "omitted.zip");
    await writeBundle(createWriteStream(path), plan, chainFor(plan.detail));
    const verdict = await verifyBundle(path);
    expect(verdict.sound).toBe(true);
    expect(verdict.warnings[0]?.message).toContain("belongs to another patient");
  });
});

describe("writing is refused", () => {
  it("for paths that are unsafe, reserved or taken", () => {
    for (const path of [
      "../x",
      "/x",
      "a/../b",
      "a\\b",
      "C:/x",
      "events.jsonl",
      "images/1.DCM",
      "a//b",
      ".hidden",
      "é.txt",
    ])
      expect(() => planBundle(meta, [...files, { ...record, path }]), path).toThrow(BundleRefused);
  });

  it("for a file that is not what its hash says", async () => {
    const lying: BundleFile = { ...record, open: () => Readable.from([Buffer.from("No nodule seen?")]) };
    await expect(write("lying.zip", [...images, lying])).rejects.toThrow(BundleRefused);
  });

  it("for a file that cannot be opened or is longer than it says", async () => {
    const gone: BundleFile = { ...record, open: () => Promise.reject(new Error("gone")) };
    await expect(write("gone.zip", [gone])).rejects.toThrow("gone");
    await expect(write("long.zip", [{ ...record, size: 3 }])).rejects.toThrow();
  });

  it("for a chain that is broken or does not end with this export", async () => {
    const plan = planBundle(meta, files);
    const chain = chainFor(plan.detail);
    await expect(write("broken.zip", files, chain.toSpliced(1, 1))).rejects.toThrow("not sound");
    await expect(write("other.zip", files, chainFor({}))).rejects.toThrow("not the export of this bundle");
  });
});

describe("tampering is named", () => {
  it("any byte of the archive flipped", async () => {
    const every = Array.from(bytes.keys()).filter((at) => at % 7 === 0);
    const sampled = fc.sample(fc.nat(bytes.length - 1), { numRuns: 200, seed: 7 });
    const path = join(folder, "flipped.zip");
    for (const at of new Set([...every, ...sampled])) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, flipped);
      const { sound, problems } = await verifyBundle(path);
      expect(sound, `byte ${at}`).toBe(false);
      expect(problems[0]?.message.length, `byte ${at}`).toBeGreaterThan(10);
    }
  }, 120_000);

  it("any byte inside a file flipped, with the archive made anew", async () => {
    const place = fc.tuple(fc.nat(entries.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(place, async ([nth, offset, mask]) => {
        const path = entries[nth]?.[0] ?? "";
        const tampered = withEntry(path, (content) => {
          const copy = Buffer.from(content);
          const at = offset % copy.length;
          copy[at] = (copy[at] ?? 0) ^ mask;
          return copy;
        });
        const { problems } = await verifyBundle(await zipped(tampered));
        expect(problems.map((problem) => problem.path)).toContain(path);
      }),
      { numRuns: 60 },
    );
  });

  it("any file dropped", async () => {
    for (const [path] of entries) {
      const { problems } = await verifyBundle(await zipped(entries.filter(([name]) => name !== path)));
      expect(problems).toContainEqual(expect.objectContaining({ kind: "removed", path }));
    }
  });

  it("a file added, doubled or moved", async () => {
    const extra: [string, Buffer] = ["images/9.dcm", Buffer.from("x")];
    expect((await verifyBundle(await zipped([...entries, extra]))).problems[0]).toMatchObject({
      kind: "added",
      path: extra[0],
    });
    const twice = [...entries, entries.at(-1) ?? extra];
    expect((await verifyBundle(await zipped(twice))).problems[0]).toMatchObject({ kind: "added" });
    expect((await verifyBundle(await zipped(entries.toReversed()))).problems[0]).toMatchObject({ kind: "reordered" });
  });

  it("any two events swapped, any event dropped", async () => {
    const lines = contentOf("events.jsonl").toString().trimEnd().split("\n");
    const pairs = lines.flatMap((_, a) => lines.slice(a + 1).map((__, b) => [a, a + 1 + b] as const));
    for (const [a, b] of pairs) {
      const swapped = lines.map((line, at) => (at === a ? lines[b] : at === b ? lines[a] : line));
      const tampered = withEntry("events.jsonl", () => Buffer.from(`${swapped.join("\n")}\n`));
      const { problems } = await verifyBundle(await zipped(tampered));
      expect(problems).toContainEqual(expect.objectContaining({ kind: "reordered", sequence: a + 1 }));
    }
    for (const [at] of lines.entries()) {
      const tampered = withEntry("events.jsonl", () => Buffer.from(`${lines.toSpliced(at, 1).join("\n")}\n`));
      const { problems } = await verifyBundle(await zipped(tampered));
      expect(problems).toContainEqual(expect.objectContaining({ kind: "removed", sequence: at + 1 }));
    }
  });

  it("a file changed together with the manifest", async () => {
    const forged = fileFromText(record.path, "A nodule seen!!", "text/plain", "record");
    const manifest = bundleManifest.parse(JSON.parse(contentOf("manifest.json").toString()));
    const listed = manifest.files.map(({ path, ...file }) => ({
      ...file,
      path,
      ...(path === record.path ? { sha256: forged.sha256 } : {}),
    }));
    const tampered = withEntry(record.path, () => Buffer.from("A nodule seen!!")).map(
      ([path, content]): [string, Buffer] => [
        path,
        path === "manifest.json" ? Buffer.from(manifestText({ ...manifest, files: listed })) : content,
      ],
    );
    const { problems } = await verifyBundle(await zipped(tampered));
    expect(problems.map(({ kind }) => kind)).toEqual(["manifest", "mismatch"]);
    expect(problems[1]).toMatchObject({ sequence: 3 });
  });

  it("manifest, export event and file rewritten together: the earlier events still tell", async () => {
    const forged = files.map((file) =>
      file === opinion ? fileFromText(file.path, "{}", "application/json", "opinion") : file,
    );
    const { sound, problems } = await verifyBundle(await write("forged.zip", forged));
    expect(sound).toBe(false);
    expect(problems).toMatchObject([{ kind: "mismatch", sequence: 5 }]);
  });

  it("the whole chain rewritten: seen by a head written down earlier", async () => {
    const detail = exportDetail(meta, planBundle(meta, files).files);
    const earlier = chainFor(detail)[3];
    expect(earlier?.sequence).toBe(4);
    const known = { count: 4, hash: "f".repeat(64) };
    expect((await verifyBundle(bundle, { count: 4, hash: earlier?.hash ?? "" })).sound).toBe(true);
    expect((await verifyBundle(bundle, known)).problems[0]).toMatchObject({ kind: "forged", sequence: 4 });
  });
});

describe("hostile archives", () => {
  it("are refused in words: no ZIP, empty, deflated, too many files, names that climb out", async () => {
    const noZip = join(folder, "no.zip");
    await writeFile(noZip, "not a zip");
    expect((await verifyBundle(noZip)).problems[0]?.message).toContain("cannot be opened as a ZIP");
    await writeFile(noZip, "");
    expect((await verifyBundle(noZip)).sound).toBe(false);
    const deflated = new ZipFile();
    deflated.addBuffer(Buffer.alloc(10_000_000), "images/zeros.dcm");
    deflated.end();
    expect((await verifyBundle(await save(deflated.outputStream))).problems[0]?.message).toContain(
      "stored as they are",
    );
    const few = await verifyBundle(bundle, null, { entries: 2, listBytes: 1000 });
    expect(few.problems[0]?.message).toContain("more than 2");
    const long = await verifyBundle(bundle, null, { entries: 20, listBytes: 10 });
    expect(long.problems[0]).toMatchObject({ kind: "archive", path: "manifest.json" });
    const climbing = Buffer.from(
      (await readFile(bundle)).toString("latin1").replaceAll("records/first-", "../../../first-"),
      "latin1",
    );
    const path = join(folder, "slip.zip");
    await writeFile(path, climbing);
    expect((await verifyBundle(path)).problems[0]).toMatchObject({ kind: "archive" });
  });

  it("cannot steer the terminal with their names", () => {
    const problem = { kind: "added" as const, path: null, sequence: null, message: "\u001b[2J\u202egpj.exe" };
    const verdict = {
      sound: false,
      caseNumber: null,
      exportedAt: null,
      files: 0,
      bytes: 0,
      events: 0,
      head: null,
      problems: [problem],
      warnings: [],
    };
    expect(printVerdict(verdict)).toContain("\\u{1b}[2J\\u{202e}gpj.exe");
  });

  it("keeps the text of a chain stable", () => {
    expect(chainText(chainFrom([{ kind: "case-created" }]))).toMatch(/^\{"actor":\{"id":.*\}\n$/);
  });
});
