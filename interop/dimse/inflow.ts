/** Bytes that come in while they are being used: whoever reads waits for whoever writes. It is read once. */
export class Inflow implements AsyncIterable<Buffer> {
  readonly #taken: (bytes: number) => void;
  #chunks: Buffer[] = [];
  #ended = false;
  #failed: Error | null = null;
  #discarding = false;
  #wake: (() => void) | null = null;

  /** @param taken told how many bytes are held no longer */
  constructor(taken: (bytes: number) => void) {
    this.#taken = taken;
  }

  push(chunk: Buffer): void {
    if (this.#discarding) {
      this.#taken(chunk.length);
      return;
    }
    this.#chunks.push(chunk);
    this.#stir();
  }

  end(): void {
    this.#ended = true;
    this.#stir();
  }

  fail(error: Error): void {
    if (this.#ended) return;
    this.#failed = error;
    this.#stir();
  }

  get isComplete(): boolean {
    return this.#ended || this.#failed !== null;
  }

  /** What has come, and what will, is wanted by nobody. */
  discard(): void {
    this.#discarding = true;
    for (const chunk of this.#chunks.splice(0)) this.#taken(chunk.length);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#taken(chunk.length);
        yield chunk;
      } else if (this.#failed !== null) throw this.#failed;
      else if (this.#ended) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  #stir(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
