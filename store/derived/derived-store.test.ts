import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDerivedStore } from "./derived-store.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-derived-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (size: number) => new Uint8Array(size).fill(7);
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
/** As if it had last been used so many hours ago. */
async function age(hours: number) {
  for (const one of await files()) {
    const then = Date.now() / 1000 - hours * 3600;
    await utimes(join(one.parentPath, one.name), then, then);
  }
}

describe("derived objects", () => {
  it("are there again, also for the next process", async () => {
    const store = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    await store.keep("one", bytes(10));
    expect(await store.read("two")).toBeNull();
    const next = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    expect([(await next.read("one"))?.length, await next.has("one"), await next.has("two")]).toEqual([10, true, false]);
  });

  it("are dropped, those used least lately first, once they are more than the budget", async () => {
    const store = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    for (const name of ["a", "b", "c", "d"]) await store.keep(name, bytes(240));
    await age(5);
    expect(await store.read("b")).not.toBeNull();
    await store.keep("e", bytes(240));
    const left = await Promise.all(["a", "b", "c", "d", "e"].map((name) => store.has(name)));
    expect(left.filter(Boolean).length).toBe(3);
    expect([left[1], left[4]]).toEqual([true, true]);
  });

  it("give way where the disk has less room than is reserved", async () => {
    const before = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    await before.keep("a", bytes(200));
    const store = await openDerivedStore(folder, { budget: 1000, reserve: Number.MAX_SAFE_INTEGER });
    await store.tidy();
    expect(await store.has("a")).toBe(false);
  });

  it("are forgotten with the object that they were made of, and no others", async () => {
    const store = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    for (const name of ["abc 1 preview", "abc 2 preview", "abcd 1 preview", "abc"]) await store.keep(name, bytes(10));
    await store.forget("abc");
    const left = await Promise.all(["abc 1 preview", "abc 2 preview", "abcd 1 preview"].map((name) => store.has(name)));
    expect(left).toEqual([false, false, true]);
    await store.forget("never made");
  });

  it("are not kept where there is no budget, or one of them would fill it", async () => {
    const store = await openDerivedStore(folder, { budget: 0, reserve: 0 });
    await store.keep("a", bytes(1));
    const small = await openDerivedStore(folder, { budget: 100, reserve: 0 });
    await small.keep("b", bytes(60));
    expect(await files()).toEqual([]);
  });

  it("are made anew after somebody emptied the folder", async () => {
    const store = await openDerivedStore(folder, { budget: 1000, reserve: 0 });
    await store.keep("a", bytes(1));
    await rm(folder, { recursive: true });
    expect(await store.read("a")).toBeNull();
    await store.keep("a", bytes(1));
    expect(await store.has("a")).toBe(true);
  });
});
