import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import type { DicomJson } from "#dicom/json.ts";
import { DicomRefused } from "#dicom/refused.ts";
import { explicitLittle } from "#dicom/transfer-syntaxes.ts";
import { createAdmission } from "./admission.ts";
import { ownBytes } from "./own-bytes.ts";
import { workOnPixels } from "./work-on-pixels.ts";

const us = (value: number) => ({ vr: "US", Value: [value] });
const grey = (rows: number, columns: number): DicomJson => ({
  "00280002": us(1),
  "00280004": { vr: "CS", Value: ["MONOCHROME2"] },
  "00280010": us(rows),
  "00280011": us(columns),
  "00280100": us(16),
  "00280101": us(12),
  "00280102": us(11),
  "00280103": us(0),
});
const frameOf = (rows: number, columns: number) =>
  new Uint8Array(Uint16Array.from({ length: rows * columns }, (_, i) => (i * 37) % 4096).buffer);
const picture = { options: {}, type: "image/png", quality: 90 } as const;

describe("work on pixels", () => {
  it("given a frame, gives its picture", async () => {
    const input = { frame: frameOf(16, 20), metadata: grey(16, 20), transferSyntaxUid: explicitLittle };
    const bytes = await workOnPixels("picture", { ...input, ...picture });
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe("PNG");
  });

  it("given a refusal in the thread, throws it here with its code", async () => {
    const input = { frame: frameOf(4, 4), metadata: grey(16, 20), transferSyntaxUid: explicitLittle };
    const refused = await workOnPixels("native", input).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DicomRefused);
    expect(refused).toMatchObject({ code: "truncated" });
  });

  it("given a frame that takes too long, ends its thread, refuses it and works on", async () => {
    const large = { frame: frameOf(3000, 3000), metadata: grey(3000, 3000), transferSyntaxUid: explicitLittle };
    const refused = await workOnPixels("picture", { ...large, ...picture }, 5).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "not-displayable", detail: "it takes too long" });
    const small = { frame: frameOf(16, 20), metadata: grey(16, 20), transferSyntaxUid: explicitLittle };
    expect(await workOnPixels("native", small)).toHaveLength(640);
  });

  it("given a large picture, lets the thread of requests go on meanwhile", async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const input = { frame: frameOf(3000, 3000), metadata: grey(3000, 3000), transferSyntaxUid: explicitLittle };
    const began = performance.now();
    delay.enable();
    await workOnPixels("picture", { ...input, ...picture });
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan((performance.now() - began) / 2);
  });

  it("given bytes inside a larger buffer, leaves the rest of it where it is", async () => {
    const pool = new Uint8Array(10_000);
    const frame = pool.subarray(100, 100 + 640);
    await workOnPixels("native", { frame, metadata: grey(16, 20), transferSyntaxUid: explicitLittle });
    expect(pool).toHaveLength(10_000);
    expect(ownBytes({ a: { b: frame } }, 1).buffers).toEqual([]);
  });
});

describe("admission", () => {
  it("given more than the weight allows, lets them in one after the other in their order", async () => {
    const { enter } = createAdmission(10, 10);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const work = (name: number) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(name);
      await new Promise((done) => setTimeout(done, 5));
      inside -= 1;
    };
    await Promise.all([enter(4, work(1)), enter(4, work(2)), enter(100, work(3)), enter(4, work(4))]);
    expect({ most, order }).toEqual({ most: 2, order: [1, 2, 3, 4] });
  });

  it("given too many who wait, refuses the next and keeps the others; a failure frees its place", async () => {
    const { enter } = createAdmission(1, 1);
    const failing = enter(1, () => new Promise<never>((_, fail) => setTimeout(() => fail(new Error("no")), 5)));
    const waiting = enter(1, async () => "done");
    await expect(enter(1, async () => "never")).rejects.toMatchObject({ code: "try-again" });
    await expect(failing).rejects.toThrow("no");
    await expect(waiting).resolves.toBe("done");
  });
});
