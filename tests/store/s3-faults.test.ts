import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ObjectStore } from "#store/objects/object-store.ts";
import { openS3Store } from "#store/objects/s3-store.ts";
import { type FakeS3, type Fault, fakeS3 } from "./fake-s3.ts";

let fake: FakeS3;
let store: ObjectStore;
beforeEach(async () => {
  fake = await fakeS3();
  store = await openS3Store(fake.settings);
});
afterEach(() => fake.close());

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const small = Buffer.from("a small image");
const large = Buffer.alloc(9 * 1024 ** 2, "0123456789abcdef-");
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20));
}

/** So many requests whose method and key fit meet the fault; those after it pass. */
function failFirst(times: number, fits: (asked: string) => boolean, fault: Fault): () => number {
  let met = 0;
  fake.fault = ({ method, key, query }) => {
    if (met >= times || !fits(`${method} ${key}?${query}`)) return null;
    met += 1;
    return fault;
  };
  return () => met;
}

const passing: [string, Fault][] = [
  ["500", { kind: "status", status: 500, code: "InternalError" }],
  ["503 slow down", { kind: "status", status: 503, code: "SlowDown" }],
  ["a cut connection", { kind: "cut-request" }],
  ["an answer that is lost", { kind: "done-unsaid" }],
];

describe("the S3 store", () => {
  it.each(passing)("stores all the same after %s, each step of it once", async (_name, fault) => {
    failFirst(1, (asked) => /^PUT objects/.test(asked), fault);
    await store.put(small);
    for (const step of [/\?uploads/, /^PUT incoming.*partNumber=2/, /^POST incoming.*uploadId/, /^PUT objects/]) {
      const met = failFirst(1, (asked) => step.test(asked), fault);
      await store.put(inPieces(large));
      expect(met()).toBe(1);
      expect(sha256Of(fake.objects.get(`objects/${sha256Of(large)}`)?.bytes ?? small)).toBe(sha256Of(large));
      await store.remove(sha256Of(large));
    }
    expect(fake.objects.get(`objects/${sha256Of(small)}`)?.metadata).toBe(sha256Of(small));
    // A lost answer to "begin an upload" leaves one that nobody knows of; nothing else stays.
    expect(fake.uploads.size).toBe(fault.kind === "done-unsaid" ? 1 : 0);
    expect([...fake.objects.keys()].filter((key) => key.startsWith("incoming/"))).toEqual([]);
    expect(await store.sweep(new Date(Date.now() + 1000))).toBe(
      fake.uploads.size + (fault.kind === "done-unsaid" ? 1 : 0),
    );
  });

  it("does not store what rots on its way: the store refuses the bytes and is sent them again", async () => {
    failFirst(1, (asked) => /^PUT objects/.test(asked), {
      kind: "status",
      status: 400,
      code: "XAmzContentSHA256Mismatch",
    });
    await expect(store.put(small)).rejects.toMatchObject({ code: "try-again" });
    expect(await store.has(sha256Of(small))).toBe(false);
    await store.put(small);
    expect(Buffer.from(await store.read(sha256Of(small)))).toEqual(small);
  });

  it("goes on reading where the line was cut", async () => {
    await store.put(inPieces(large));
    const sha256 = sha256Of(large);
    failFirst(2, (asked) => /^GET objects/.test(asked), { kind: "cut-answer", after: 3 * 1024 ** 2 });
    expect(sha256Of(await buffer(await store.stream(sha256)))).toBe(sha256);
    failFirst(2, (asked) => /^GET objects/.test(asked), { kind: "cut-answer", after: 1000 });
    expect(sha256Of(await store.read(sha256))).toBe(sha256);
    failFirst(1, (asked) => /^GET objects/.test(asked), { kind: "cut-answer", after: 10 });
    expect(Buffer.from(await store.readRange(sha256, 5_000_001, 40))).toEqual(large.subarray(5_000_001, 5_000_041));
  });

  it("gives out no whole object whose bytes are wrong", async () => {
    const { sha256 } = await store.put(small);
    fake.fault = ({ method }) => (method === "GET" ? { kind: "wrong-bytes" } : null);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: "failed" });
    await expect(buffer(await store.stream(sha256))).rejects.toMatchObject({ code: "failed" });
  });

  it("writes an object anew that lost its end in the store", async () => {
    const { sha256 } = await store.put(small);
    fake.objects.set(`objects/${sha256}`, { bytes: small.subarray(0, 3), modified: new Date(), metadata: undefined });
    await store.put(small);
    expect(Buffer.from(await store.read(sha256))).toEqual(small);
  });

  it("refuses while the store is away, and goes on when it is back", async () => {
    const { sha256 } = await store.put(small);
    await fake.goAway();
    const away = { code: "try-again" };
    await expect(store.put(Buffer.from("another"))).rejects.toMatchObject(away);
    await expect(store.put(inPieces(large))).rejects.toMatchObject(away);
    await expect(store.read(sha256)).rejects.toMatchObject(away);
    await expect(store.stream(sha256)).rejects.toMatchObject(away);
    await expect(store.readRange(sha256, 0, 5)).rejects.toMatchObject(away);
    await expect(store.has(sha256)).rejects.toMatchObject(away);
    expect(await store.ready()).toBe(false);
    await fake.comeBack();
    expect(await store.ready()).toBe(true);
    expect(Buffer.from(await store.read(sha256))).toEqual(small);
  });

  it("keeps nothing half when it goes away in the middle of an upload", async () => {
    const cutOff = async function* () {
      yield* inPieces(large.subarray(0, 8 * 1024 ** 2));
      await fake.goAway();
      yield large.subarray(8 * 1024 ** 2);
    };
    await expect(store.put(cutOff())).rejects.toMatchObject({ code: "try-again" });
    await fake.comeBack();
    expect(await store.has(sha256Of(large))).toBe(false);
    expect(fake.uploads.size).toBe(1);
    expect(await store.sweep(new Date(Date.now() - 3600_000))).toBe(0);
    expect(await store.sweep(new Date(Date.now() + 1000))).toBe(1);
    expect(fake.uploads.size).toBe(0);
  });

  it("says that it is full where the store has no room", async () => {
    fake.fault = ({ method }) => (method === "PUT" ? { kind: "status", status: 403, code: "QuotaExceeded" } : null);
    await expect(store.put(small)).rejects.toMatchObject({ code: "storage-full" });
    await expect(store.put(inPieces(large))).rejects.toMatchObject({ code: "storage-full" });
    expect(fake.uploads.size).toBe(0);
  });
});

describe("opening the S3 store", () => {
  it("makes the bucket, and leaves nothing of its trial", async () => {
    expect(fake.buckets).toEqual(new Set(["images"]));
    expect(fake.objects.size).toBe(0);
  });

  it("tells wrong credentials in a sentence without the secret", async () => {
    const opening = openS3Store({ ...fake.settings, accessKeyId: "other", secretAccessKey: "hush-hush" }, 0);
    await expect(opening).rejects.toThrow(/does not let Overread use the bucket "images".*S3_ACCESS_KEY_ID/);
    await expect(opening).rejects.not.toThrow(/hush-hush/);
  });

  it("waits for a store that is just starting, and tells one that never answers", async () => {
    await fake.goAway();
    await expect(openS3Store(fake.settings, 0)).rejects.toThrow(/does not answer.*S3_ENDPOINT/);
    setTimeout(() => void fake.comeBack(), 300);
    await expect(openS3Store(fake.settings, 10_000)).resolves.toBeDefined();
  });
});
