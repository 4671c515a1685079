import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileStore } from "#store/objects/file-store.ts";
import { type ObjectStore, WrongBytes } from "#store/objects/object-store.ts";
import type { S3Settings } from "#store/objects/s3-client.ts";
import { openS3Store } from "#store/objects/s3-store.ts";
import { type FakeS3, fakeS3 } from "./fake-s3.ts";
import { realS3 } from "./real-s3.ts";

type Tried = {
  store: ObjectStore;
  /** What uploads have left half-written, where it can be looked at. */
  leftovers: (() => Promise<number>) | null;
  close: () => Promise<void>;
};

async function onFiles(): Promise<Tried> {
  const folder = await mkdtemp(join(tmpdir(), "overread-store-"));
  return {
    store: await openFileStore(folder),
    leftovers: async () => (await readdir(join(folder, "incoming"))).length,
    close: () => rm(folder, { recursive: true }),
  };
}

async function onFake(): Promise<Tried> {
  const fake: FakeS3 = await fakeS3("images", 3);
  const aside = () => [...fake.objects.keys()].filter((key) => key.startsWith("a/incoming/")).length;
  return {
    store: await openS3Store({ ...fake.settings, prefix: "a/" }),
    leftovers: async () => aside() + fake.uploads.size,
    close: fake.close,
  };
}

const onReal = (settings: S3Settings) => async (): Promise<Tried> => {
  const store = await openS3Store(settings);
  const empty = async () => {
    for await (const { sha256 } of store.list()) await store.remove(sha256);
  };
  return { store, leftovers: () => store.sweep(new Date(Date.now() + 60_000)), close: empty };
};

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** Bytes that do not repeat, so that a part at the wrong place is noticed. */
const madeUp = (size: number, seed: number) => {
  const bytes = Buffer.alloc(size);
  for (let at = 0, x = seed; at + 4 <= size; at += 4) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(x, at);
  }
  return bytes;
};
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const namesOf = async (store: ObjectStore, after?: string) => {
  const names: string[] = [];
  for await (const { sha256 } of store.list(after)) names.push(sha256);
  return names;
};

const real = realS3();
const places: [string, () => Promise<Tried>][] = [
  ["files", onFiles],
  ["S3, the tests' own server", onFake],
  ...real.map((one): [string, () => Promise<Tried>] => [one.name, onReal(one)]),
];
if (real.length === 0) it.skip("the object store on a real S3 server: OVERREAD_TEST_S3 names none", () => undefined);

describe.each(places)("the object store on %s", (_name, open) => {
  let tried: Tried;
  beforeAll(async () => {
    tried = await open();
  });
  afterAll(() => tried.close());

  it.each([0, 1, 5000])("gives back %i bytes as they came, under their SHA-256", async (size) => {
    const { store } = tried;
    const bytes = madeUp(size, size + 1);
    expect(await store.put(bytes)).toEqual({ sha256: sha256Of(bytes), size });
    expect(Buffer.from(await store.read(sha256Of(bytes)))).toEqual(bytes);
    expect(await buffer(await store.stream(sha256Of(bytes)))).toEqual(bytes);
    expect(await store.has(sha256Of(bytes))).toBe(true);
    await expect(store.put(bytes)).resolves.toMatchObject({ size });
  });

  it.each([100, 8 * 1024 ** 2, 21 * 1024 ** 2 + 13])(
    "takes a stream of %i bytes whose length nobody knows",
    async (size) => {
      const { store } = tried;
      const bytes = madeUp(size, 7);
      const sha256 = sha256Of(bytes);
      expect(await store.put(pieces(bytes, 300_001))).toEqual({ sha256, size });
      expect(sha256Of(await store.read(sha256))).toBe(sha256);
      expect(Buffer.from(await store.readRange(sha256, size - 50, 100))).toEqual(bytes.subarray(size - 50));
      await store.remove(sha256);
    },
  );

  it("gives ranges: within, over the end, behind it, and none", async () => {
    const { store } = tried;
    const bytes = madeUp(1000, 3);
    const { sha256 } = await store.put(bytes);
    expect(Buffer.from(await store.readRange(sha256, 10, 20))).toEqual(bytes.subarray(10, 30));
    expect(Buffer.from(await store.readRange(sha256, 0, 1))).toEqual(bytes.subarray(0, 1));
    expect(await store.readRange(sha256, 990, 50)).toHaveLength(10);
    expect(await store.readRange(sha256, 1000, 5)).toHaveLength(0);
    expect(await store.readRange(sha256, 5000, 5)).toHaveLength(0);
    expect(await store.readRange(sha256, 5, 0)).toHaveLength(0);
  });

  it.each([10, 9 * 1024 ** 2])("keeps nothing of a stream that breaks after %i bytes", async (size) => {
    const { store, leftovers } = tried;
    const before = await namesOf(store);
    const broken = async function* () {
      yield* pieces(madeUp(size, 9), 1 << 20);
      throw new Error("the line was cut");
    };
    await expect(store.put(broken())).rejects.toThrow("the line was cut");
    expect(await namesOf(store)).toEqual(before);
    if (leftovers !== null) expect(await leftovers()).toBe(0);
  });

  it.each([10, 9 * 1024 ** 2])("refuses more than it may take, and keeps nothing of it: %i", async (limit) => {
    const { store, leftovers } = tried;
    const bytes = madeUp(limit + 8 * 1024 ** 2, 11);
    await expect(store.put(pieces(bytes, 1 << 20), limit)).rejects.toMatchObject({ code: "too-large" });
    await expect(store.put(bytes, limit)).rejects.toMatchObject({ code: "too-large" });
    expect(await store.has(sha256Of(bytes))).toBe(false);
    if (leftovers !== null) expect(await leftovers()).toBe(0);
  });

  it("shows nothing of an object that is still coming in", async () => {
    const { store } = tried;
    const bytes = madeUp(17 * 1024 ** 2, 13);
    const sha256 = sha256Of(bytes);
    const before = await namesOf(store);
    const seen: boolean[] = [];
    const watched = async function* () {
      for await (const piece of pieces(bytes, 1 << 20)) {
        yield piece;
        seen.push(await store.has(sha256));
      }
    };
    await store.put(watched());
    expect(seen).not.toContain(true);
    expect(await namesOf(store)).toEqual([...before, sha256].sort());
    await store.remove(sha256);
  });

  it("takes the same bytes from many at once", async () => {
    const { store } = tried;
    const bytes = madeUp(70_000, 17);
    const put = await Promise.all(Array.from({ length: 12 }, () => store.put(pieces(bytes, 9000))));
    expect(new Set(put.map(({ sha256 }) => sha256))).toEqual(new Set([sha256Of(bytes)]));
    expect(sha256Of(await store.read(sha256Of(bytes)))).toBe(sha256Of(bytes));
  });

  it("lists its objects in order, from anywhere", async () => {
    const { store } = tried;
    const put = await Promise.all(Array.from({ length: 8 }, (_, n) => store.put(madeUp(40 + n, n))));
    const all = await namesOf(store);
    expect(all).toEqual([...all].sort());
    expect(all).toEqual(expect.arrayContaining(put.map(({ sha256 }) => sha256)));
    const middle = all[4] ?? "";
    expect(await namesOf(store, middle)).toEqual(all.slice(5));
    expect(await namesOf(store, all.at(-1))).toEqual([]);
    for await (const { sha256, size, modified } of store.list()) {
      if (sha256 === put[0]?.sha256) expect(size).toBe(40);
      expect(Math.abs(Date.now() - modified.getTime())).toBeLessThan(600_000);
    }
  });

  it("replaces a damaged object by the bytes of its name, and by no others", async () => {
    const { store } = tried;
    const bytes = madeUp(9 * 1024 ** 2, 19);
    const { sha256 } = await store.put(pieces(bytes, 1 << 20));
    await expect(store.replace(sha256, pieces(madeUp(100, 20), 50))).rejects.toThrow(WrongBytes);
    await expect(store.replace(sha256, pieces(madeUp(9 * 1024 ** 2, 20), 1 << 20))).rejects.toThrow(WrongBytes);
    expect(sha256Of(await store.read(sha256))).toBe(sha256);
    await store.replace(sha256, pieces(bytes, 1 << 20));
    expect(sha256Of(await store.read(sha256))).toBe(sha256);
  });

  it("takes an object away once and for all, and again without a fault", async () => {
    const { store } = tried;
    const { sha256 } = await store.put(madeUp(60, 23));
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: "failed" });
    await expect(store.stream(sha256)).rejects.toMatchObject({ code: "failed" });
    await expect(store.readRange(sha256, 0, 5)).rejects.toMatchObject({ code: "failed" });
  });

  it("is ready", async () => {
    expect(await tried.store.ready()).toBe(true);
  });
});
