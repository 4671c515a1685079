import type { FileOutcome } from "#contract/images.ts";
import { isRefused, UnreachableError } from "../../api/refused-error.ts";
import type { Part } from "./multipart.ts";
import { nextBatchBytes, planBatch } from "./plan-batch.ts";

export type FileState = "waiting" | "checking" | "sending" | "accepted" | "already-there" | "refused" | "conflict";
export type TransferFile = {
  readonly id: number;
  readonly path: string;
  readonly size: number;
  readonly blob: Blob;
  state: FileState;
  reason: string | null;
  warnings: readonly string[];
};

export type Phase = "idle" | "sending" | "paused" | "waiting" | "stopped" | "done";
export type TransferSnapshot = {
  phase: Phase;
  files: readonly TransferFile[];
  counts: Readonly<Record<FileState, number>>;
  /** Bytes of all files, and of those that have ended or left. */
  totalBytes: number;
  sentBytes: number;
  /** Why it waits or has stopped. */
  error: unknown;
  /** When it tries again by itself (ms since 1970). */
  retryAt: number | null;
};

export type TransferDoors = {
  hash: (blob: Blob) => Promise<string | null>;
  known: (sha256: string[]) => Promise<ReadonlySet<string>>;
  post: (parts: readonly Part[], onSent: (bytes: number) => void, signal: AbortSignal) => Promise<FileOutcome[]>;
};

const checkedAtOnce = 100;
const firstBatchBytes = 2 * 1024 * 1024;
const longestWaitMs = 60_000;
const longestName = 1000;
const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
const ended = new Set<FileState>(["accepted", "already-there", "refused", "conflict"]);

/**
 * Sends files to a case until each has ended: asks first which are there already, sends the others in batches, goes on by itself
 * after the line broke, and stops only where a person has to do something.
 */
export class Transfer {
  readonly #doors: TransferDoors;
  readonly #files: TransferFile[] = [];
  readonly #checked = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #phase: Phase = "idle";
  #error: unknown = null;
  #retryAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #batchBytes = firstBatchBytes;
  #failures = 0;
  #onlyOne = false;
  #snapshot: TransferSnapshot;

  constructor(doors: TransferDoors) {
    this.#doors = doors;
    this.#snapshot = this.#look();
  }

  snapshot = (): TransferSnapshot => this.#snapshot;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes files and sends them; more can be added while it runs. */
  add(files: readonly { path: string; size: number; blob: Blob }[]): void {
    for (const { path, size, blob } of files) {
      const id = this.#files.length;
      this.#files.push({
        id,
        path: path.slice(-longestName),
        size,
        blob,
        state: "waiting",
        reason: null,
        warnings: [],
      });
    }
    if (this.#phase === "idle" || this.#phase === "done") this.resume();
    else this.#tell();
  }

  pause = (): void => {
    if (this.#phase !== "sending" && this.#phase !== "waiting") return;
    this.#enter("paused");
    this.#abort.abort();
  };

  /** Goes on after a pause, a wait or a stop. */
  resume = (): void => {
    if (this.#phase === "sending") return;
    this.#enter("sending");
    const abort = new AbortController();
    this.#abort = abort;
    // A run that was paused may still be hashing: two at once would take the same files.
    this.#running = this.#running.then(() => this.#run(abort.signal));
  };

  #enter(phase: Phase, error: unknown = null, retryAt: number | null = null): void {
    clearTimeout(this.#timer);
    this.#phase = phase;
    this.#error = error;
    this.#retryAt = retryAt;
    this.#tell();
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        const waiting = this.#files.filter((file) => file.state === "waiting");
        if (waiting.length === 0) return this.#enter("done");
        await this.#check(waiting.filter((file) => !this.#checked.has(file.id)).slice(0, checkedAtOnce));
        if (!signal.aborted) await this.#sendOne(signal);
      }
    } catch (error) {
      this.#putBack();
      if (!signal.aborted && !isAbort(error)) this.#trouble(error);
    }
  }

  /** Hashes files and asks which of them the case has: those are not sent. */
  async #check(files: readonly TransferFile[]): Promise<void> {
    const waiting = this.#files.some((file) => file.state === "waiting" && this.#checked.has(file.id));
    if (files.length === 0 || waiting) return;
    const hashes = new Map<number, string>();
    for (const file of files) file.state = "checking";
    this.#tell();
    for (const file of files) {
      const sha256 = await this.#doors.hash(file.blob);
      if (sha256 !== null) hashes.set(file.id, sha256);
    }
    const known = hashes.size === 0 ? new Set<string>() : await this.#doors.known([...new Set(hashes.values())]);
    for (const file of files) {
      this.#checked.add(file.id);
      file.state = known.has(hashes.get(file.id) ?? "") ? "already-there" : "waiting";
    }
    this.#tell();
  }

  async #sendOne(signal: AbortSignal): Promise<void> {
    const ready = this.#files.filter((file) => file.state === "waiting" && this.#checked.has(file.id));
    const batch = this.#onlyOne ? ready.slice(0, 1) : planBatch(ready, this.#batchBytes);
    if (batch.length === 0) return;
    for (const file of batch) file.state = "sending";
    this.#tell();
    const began = performance.now();
    const bytes = batch.reduce((sum, file) => sum + file.size, 0);
    try {
      const parts = batch.map((file) => ({ name: file.path, blob: file.blob }));
      const outcomes = await this.#doors.post(parts, (sent) => this.#sent(Math.min(sent, bytes)), signal);
      this.#settle(batch, outcomes);
      this.#batchBytes = nextBatchBytes(bytes, performance.now() - began);
      this.#failures = 0;
      this.#onlyOne = false;
    } catch (error) {
      if (!isRefused(error, "too-large", "not-valid", "not-readable", "wrong-media-type")) throw error;
      // One bad file must not take its neighbours along: try them one by one, and refuse the one that is refused alone.
      if (batch.length > 1) this.#onlyOne = true;
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) {
        only.state = "refused";
        only.reason = error.message;
      }
      this.#putBack();
    } finally {
      this.#inFlight = 0;
    }
  }

  /** Each file gets its outcome by name, or by its place where the service did not repeat the name. */
  #settle(batch: readonly TransferFile[], outcomes: readonly FileOutcome[]): void {
    const byName = new Map(outcomes.map((each) => [each.name, each]));
    for (const [at, file] of batch.entries()) {
      const outcome = byName.get(file.path) ?? (outcomes.length === batch.length ? outcomes[at] : undefined);
      if (outcome === undefined) throw new UnreachableError("the service did not say how a file ended");
      file.state = outcome.outcome;
      file.reason = outcome.reason;
      file.warnings = outcome.warnings;
    }
    this.#tell();
  }

  #sent(bytes: number): void {
    this.#inFlight = bytes;
    this.#tell();
  }

  #putBack(): void {
    for (const file of this.#files) if (file.state === "sending" || file.state === "checking") file.state = "waiting";
    this.#inFlight = 0;
    this.#tell();
  }

  #trouble(error: unknown): void {
    if (!(error instanceof UnreachableError) && !isRefused(error, "try-again", "too-many-tries", "failed")) {
      this.#enter("stopped", error);
      return;
    }
    this.#failures += 1;
    this.#batchBytes = Math.max(firstBatchBytes / 8, this.#batchBytes / 2);
    const wait = Math.min(1000 * 2 ** this.#failures, longestWaitMs);
    this.#enter("waiting", error, Date.now() + wait);
    this.#timer = setTimeout(this.resume, wait);
  }

  #look(): TransferSnapshot {
    const counts: Record<FileState, number> = {
      waiting: 0,
      checking: 0,
      sending: 0,
      accepted: 0,
      "already-there": 0,
      refused: 0,
      conflict: 0,
    };
    let totalBytes = 0;
    let sentBytes = this.#inFlight;
    for (const file of this.#files) {
      counts[file.state] += 1;
      totalBytes += file.size;
      if (ended.has(file.state)) sentBytes += file.size;
    }
    const files = [...this.#files];
    return { phase: this.#phase, files, counts, totalBytes, sentBytes, error: this.#error, retryAt: this.#retryAt };
  }

  #tell(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
