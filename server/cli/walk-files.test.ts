import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import yazl from "yazl";
import { type Unreadable, walkFiles } from "./walk-files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-walk-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(content, name);
  zip.end();
  return await buffer(zip.outputStream);
}

async function walk(path: string) {
  const unreadable: Unreadable[] = [];
  const files: [string, string][] = [];
  for await (const file of walkFiles(path, (one) => unreadable.push(one))) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.content) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    files.push([file.name, content.length > 100 ? `${content.length} bytes` : content.toString()]);
  }
  return { files, unreadable };
}

describe("walkFiles", () => {
  it("goes through folders and archives in a steady order, and follows no link", async () => {
    const disc = join(folder, "disc");
    await mkdir(join(disc, "IMAGES"), { recursive: true });
    await writeFile(join(disc, "IMAGES", "2"), "two");
    await writeFile(join(disc, "IMAGES", "1"), "one");
    await writeFile(join(disc, "export.dat"), await zipOf({ "CT/a.dcm": Buffer.from("in the archive") }));
    await symlink("/etc/passwd", join(disc, "link"));
    const { files, unreadable } = await walk(disc);
    expect(files).toEqual([
      ["export.dat/CT/a.dcm", "in the archive"],
      ["IMAGES/1", "one"],
      ["IMAGES/2", "two"],
    ]);
    expect(unreadable).toEqual([{ name: "link", reason: "not a regular file" }]);
  });

  it("takes a single file", async () => {
    await writeFile(join(folder, "one.dcm"), "alone");
    expect((await walk(join(folder, "one.dcm"))).files).toEqual([["one.dcm", "alone"]]);
    await expect(walk(join(folder, "none"))).rejects.toThrow(/ENOENT/);
  });

  it("refuses what bursts, and goes on with the rest", async () => {
    const path = join(folder, "bomb.zip");
    await writeFile(path, await zipOf({ bomb: Buffer.alloc(80 << 20), good: Buffer.from("good") }));
    expect(await walk(path)).toEqual({
      files: [["bomb.zip/good", "good"]],
      unreadable: [{ name: "bomb.zip/bomb", reason: "expands out of all proportion" }],
    });
  });

  it("opens an archive in an archive, and none in that", async () => {
    const inner = await zipOf({ IM1: Buffer.from("one"), "deep.zip": await zipOf({ a: Buffer.from("a") }) });
    const path = join(folder, "outer.zip");
    await writeFile(path, await zipOf({ "inner.zip": inner, IM2: Buffer.from("two") }));
    expect(await walk(path)).toEqual({
      files: [
        ["outer.zip/inner.zip/IM1", "one"],
        ["outer.zip/IM2", "two"],
      ],
      unreadable: [
        {
          name: "outer.zip/inner.zip/deep.zip",
          reason: "an archive that lies too deep in others: unpack it first",
        },
      ],
    });
  });

  it("says that an archive is cut short", async () => {
    const path = join(folder, "cut.zip");
    await writeFile(path, (await zipOf({ a: Buffer.from("a") })).subarray(0, 40));
    const { files, unreadable } = await walk(path);
    expect([files, unreadable[0]?.reason]).toEqual([[], expect.stringContaining("the archive cannot be read")]);
  });

  it("opens names that lead out of the archive like any other: nothing is unpacked", async () => {
    const bytes = await zipOf({ "xx/xx/secret": Buffer.from("harmless") });
    const path = join(folder, "slip.zip");
    await writeFile(path, Buffer.from(bytes.toString("latin1").replaceAll("xx/xx/", "../../"), "latin1"));
    const { files, unreadable } = await walk(path);
    expect(files.length + unreadable.length).toBe(1);
    expect(unreadable[0]?.reason ?? files[0]?.[1]).toMatch(/harmless|invalid relative path/);
  });
});
