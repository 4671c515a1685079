import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FileOutcome } from "#contract/images.ts";
import { type RefusalCode, refusalSentences } from "#contract/refusals.ts";
import { RefusedError, UnreachableError } from "../../api/refused-error.ts";
import { encodedName, multipartRelated, type Part } from "./multipart.ts";
import { leastBytes, mostBytes, mostFiles, nextBatchBytes, planBatch } from "./plan-batch.ts";
import { Transfer, type TransferDoors } from "./transfer.ts";

const outcome = (name: string, some: Partial<FileOutcome> = {}): FileOutcome => ({
  name,
  outcome: "accepted",
  code: null,
  reason: null,
  warnings: [],
  sha256: null,
  sopInstanceUid: null,
  seriesInstanceUid: null,
  studyInstanceUid: null,
  ...some,
});
const refused = (code: RefusalCode) => new RefusedError(400, { refusal: code, message: refusalSentences[code] });
const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ path: `IM${at}`, size: 10, blob: new Blob([`bytes ${at}`]) }));

/** A service that keeps names, with a switch for each fault. */
function service(some: Partial<TransferDoors> = {}) {
  const kept: string[] = [];
  const doors: TransferDoors = {
    hash: async (blob) => await blob.text(),
    known: async () => new Set(),
    post: async (parts: readonly Part[], onSent) => {
      await Promise.resolve();
      onSent(5);
      kept.push(...parts.map((each) => each.name));
      return parts.map((each) => outcome(each.name));
    },
    ...some,
  };
  return { kept, doors };
}

describe("Transfer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends every file once, in batches, and ends", async () => {
    const { kept, doors } = service();
    const transfer = new Transfer(doors);
    transfer.add(files(120));
    await vi.advanceTimersByTimeAsync(1000);
    expect(transfer.snapshot()).toMatchObject({ phase: "done", sentBytes: 1200, totalBytes: 1200 });
    expect(transfer.snapshot().counts.accepted).toBe(120);
    expect(kept).toHaveLength(120);
    expect(new Set(kept).size).toBe(120);
  });

  it("does not send what the case has already", async () => {
    const { kept, doors } = service({ known: async (all) => new Set(all.filter((each) => each.endsWith("1"))) });
    const transfer = new Transfer(doors);
    transfer.add(files(12));
    await vi.advanceTimersByTimeAsync(1000);
    expect(transfer.snapshot().counts).toMatchObject({ accepted: 10, "already-there": 2 });
    expect(kept).not.toContain("IM11");
  });

  it("goes on by itself after the line broke, and loses and doubles nothing", async () => {
    let calls = 0;
    const { kept, doors } = service();
    const post = doors.post;
    const broken: TransferDoors = {
      ...doors,
      post: (...given) => (++calls % 2 === 1 ? Promise.reject(new UnreachableError("cut")) : post(...given)),
    };
    const transfer = new Transfer(broken);
    transfer.add(files(60));
    await vi.advanceTimersByTimeAsync(10);
    expect(transfer.snapshot()).toMatchObject({ phase: "waiting", sentBytes: 0 });
    expect(transfer.snapshot().retryAt).not.toBeNull();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(transfer.snapshot().phase).toBe("done");
    expect(kept.sort()).toEqual(
      files(60)
        .map((each) => each.path)
        .sort(),
    );
  });

  it("stops where a person has to do something, and goes on when told to", async () => {
    let full = true;
    const { doors } = service();
    const post = doors.post;
    const transfer = new Transfer({
      ...doors,
      post: (...given) => (full ? Promise.reject(refused("storage-full")) : post(...given)),
    });
    transfer.add(files(3));
    await vi.advanceTimersByTimeAsync(100_000);
    expect(transfer.snapshot()).toMatchObject({ phase: "stopped", error: { code: "storage-full" } });
    full = false;
    transfer.resume();
    await vi.advanceTimersByTimeAsync(100);
    expect(transfer.snapshot().counts.accepted).toBe(3);
  });

  it("refuses only the file that is refused alone", async () => {
    const { doors } = service();
    const post = doors.post;
    const transfer = new Transfer({
      ...doors,
      post: (parts, ...given) =>
        parts.some((each) => each.name === "IM2") ? Promise.reject(refused("too-large")) : post(parts, ...given),
    });
    transfer.add(files(5));
    await vi.advanceTimersByTimeAsync(1000);
    const { counts, files: all } = transfer.snapshot();
    expect(counts).toMatchObject({ accepted: 4, refused: 1 });
    expect(all[2]?.reason).toBe(refusalSentences["too-large"]);
  });

  it("keeps each file's outcome and reason, also where the service says them in another order", async () => {
    const { doors } = service({
      post: async (parts) =>
        parts
          .map((each) =>
            each.name === "IM1"
              ? outcome(each.name, { outcome: "refused", reason: "It is cut short." })
              : outcome(each.name),
          )
          .reverse(),
    });
    const transfer = new Transfer(doors);
    transfer.add(files(3));
    await vi.advanceTimersByTimeAsync(1000);
    expect(transfer.snapshot().files.map((each) => [each.state, each.reason])).toEqual([
      ["accepted", null],
      ["refused", "It is cut short."],
      ["accepted", null],
    ]);
  });

  it("pauses at once and resumes where it was", async () => {
    const { kept, doors } = service();
    const post = doors.post;
    const transfer = new Transfer({
      ...doors,
      post: (parts, onSent, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
          setTimeout(() => resolve(post(parts, onSent, signal)), 1000);
        }),
    });
    transfer.add(files(3));
    await vi.advanceTimersByTimeAsync(500);
    transfer.pause();
    await vi.advanceTimersByTimeAsync(5000);
    expect(transfer.snapshot()).toMatchObject({ phase: "paused", counts: { waiting: 3 } });
    transfer.resume();
    await vi.advanceTimersByTimeAsync(5000);
    expect(transfer.snapshot().phase).toBe("done");
    expect(kept.slice(-3)).toEqual(["IM0", "IM1", "IM2"]);
  });
});

describe("a pause while files are being looked at", () => {
  it("does not end early and sends nothing twice", async () => {
    vi.useFakeTimers();
    const { kept, doors } = service({
      hash: (blob) => new Promise((resolve) => setTimeout(() => resolve(String(blob.size)), 100)),
    });
    const transfer = new Transfer(doors);
    transfer.add(files(5));
    await vi.advanceTimersByTimeAsync(150);
    transfer.pause();
    transfer.resume();
    await vi.advanceTimersByTimeAsync(5000);
    expect(transfer.snapshot()).toMatchObject({ phase: "done", counts: { accepted: 5 } });
    expect(kept).toHaveLength(5);
    vi.useRealTimers();
  });
});

describe("planBatch", () => {
  it("keeps to 25 files and to the bytes, and lets a large one go alone", () => {
    expect(planBatch(files(100), 10_000)).toHaveLength(mostFiles);
    expect(planBatch(files(100), 35)).toHaveLength(3);
    expect(planBatch([{ size: 1000 }, { size: 1 }], 10)).toHaveLength(1);
  });
  it("sizes the next batch by the speed of the last", () => {
    expect(nextBatchBytes(1_000_000, 1000)).toBe(4_000_000);
    expect(nextBatchBytes(1000, 60_000)).toBe(leastBytes);
    expect(nextBatchBytes(100_000_000, 100)).toBe(mostBytes);
  });
});

describe("multipartRelated", () => {
  it("names each part by its percent-encoded name and ends with the closing boundary", async () => {
    const { type, content } = multipartRelated([{ name: "CD 1/Ärzte \ud800.dcm", blob: new Blob(["abc"]) }], "b");
    expect(type).toBe('multipart/related; type="application/dicom"; boundary="b"');
    expect(await content.text()).toBe(
      `--b\r\nContent-Type: application/dicom\r\nContent-Location: ${encodedName("CD 1/Ärzte \ufffd.dcm")}\r\n\r\nabc\r\n--b--\r\n`,
    );
    expect(encodedName("CD 1/Ä")).toBe("CD%201%2F%C3%84");
  });
});
