import type { FromWorker, ScannedFile, ToWorker } from "./scan/scanned.ts";

/** The worker that looks into files, behind two promises' worth of interface. One scan at a time. */
export class Scanner {
  readonly #worker = new Worker(new URL("./scan/scan-worker.ts", import.meta.url), { type: "module" });
  readonly #hashes = new Map<number, (sha256: string | null) => void>();
  #onFound: (files: ScannedFile[], looked: number) => void = () => undefined;
  #finish: () => void = () => undefined;
  #next = 0;

  constructor() {
    this.#worker.onmessage = (event: MessageEvent<FromWorker>) => {
      const message = event.data;
      switch (message.kind) {
        case "found":
          return this.#onFound(message.files, message.looked);
        case "finished":
          return this.#finish();
        case "hashed":
          this.#hashes.get(message.id)?.(message.sha256);
          this.#hashes.delete(message.id);
      }
    };
  }

  /** Looks into every file; `onFound` is told in small heaps as they come. */
  scan(files: { path: string; file: Blob }[], onFound: (files: ScannedFile[], looked: number) => void): Promise<void> {
    this.#onFound = onFound;
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#say({ kind: "scan", files });
    });
  }

  /** SHA-256 of a file, or null where the browser cannot tell. */
  hash(blob: Blob): Promise<string | null> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#hashes.set(id, resolve);
      this.#say({ kind: "hash", id, blob });
    });
  }

  stop(): void {
    this.#worker.terminate();
    for (const resolve of this.#hashes.values()) resolve(null);
    this.#hashes.clear();
    this.#finish();
  }

  #say(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
