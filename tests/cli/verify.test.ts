import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileFromText, planBundle, writeBundle } from "#custody/bundle.ts";
import { chainFrom } from "#custody/chain-for-tests.ts";

const root = join(import.meta.dirname, "../..");
let folder = "";
let bundle = "";
let head = "";

/** As a user types it. */
function overread(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, "scripts/overread.mjs"), ...args],
      { cwd: folder },
      (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-cli-"));
  bundle = join(folder, "case.zip");
  const record = fileFromText("records/report.txt", "No nodule seen.", "text/plain", "record");
  const plan = planBundle({ caseNumber: "2026-0042", exportedAt: "2026-06-02T10:00:00.000Z", omitted: [] }, [record]);
  const chain = chainFrom([
    { kind: "case-created" },
    { kind: "record-received", detail: { sha256: record.sha256 } },
    { kind: "case-exported", detail: plan.detail },
  ]);
  head = `2:${chain[1]?.hash}`;
  await writeBundle(createWriteStream(bundle), plan, chain);
});
afterAll(() => rm(folder, { recursive: true }));

describe("overread verify", () => {
  it("says that a whole bundle is sound, from any folder", async () => {
    const { code, out } = await overread("verify", "case.zip", "--head", head);
    expect(out).toMatch(/^SOUND: /);
    expect(out).toContain("2026-0042");
    expect(code).toBe(0);
  });

  it("names the file in which one byte was changed, and ends with 1", async () => {
    const bytes = await readFile(bundle);
    const at = bytes.indexOf("No nodule seen.");
    bytes.write("A", at);
    await writeFile(join(folder, "changed.zip"), bytes);
    const { code, out } = await overread("verify", "changed.zip");
    expect(out).toMatch(/^NOT SOUND/);
    expect(out).toContain("records/report.txt");
    expect(code).toBe(1);
    const asJson = JSON.parse((await overread("verify", "--json", "changed.zip")).out);
    expect(asJson).toMatchObject({ sound: false });
  });

  it("notices a chain that does not hold the event written down earlier", async () => {
    const { code, out } = await overread("verify", "case.zip", "--head", `2:${"0".repeat(64)}`);
    expect(out).toMatch(/^NOT SOUND/);
    expect(code).toBe(1);
  });

  it("tells what is missing in a call, and ends with 2", async () => {
    expect(await overread("verify")).toMatchObject({
      code: 2,
      err: expect.stringContaining("overread verify <bundle.zip>"),
    });
    expect(await overread("verify", "nowhere.zip")).toMatchObject({
      code: 2,
      err: expect.stringContaining("nowhere.zip"),
    });
    expect(await overread("verify", "case.zip", "--head", "12")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--head"),
    });
    expect(await overread("verify", "case.zip", "--wrong")).toMatchObject({
      code: 2,
      err: expect.stringContaining("--wrong"),
    });
    expect(await overread("vanish")).toMatchObject({ code: 2, err: expect.stringContaining('no verb "vanish"') });
    expect(await overread("--help")).toMatchObject({ code: 0, out: expect.stringContaining("verify <bundle.zip>") });
  });
});
