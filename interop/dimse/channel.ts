/** A row of things handed from one side to the other in their order; at the end the taker is told so. */
export class Channel<T> implements AsyncIterable<T> {
  #items: T[] = [];
  #closed = false;
  #failed: Error | null = null;
  #wake: (() => void) | null = null;

  get waiting(): number {
    return this.#items.length;
  }

  /** The next one, where it is there already and is such a one. */
  takeIf(wanted: (item: T) => boolean): T | undefined {
    const [next] = this.#items;
    return next !== undefined && wanted(next) ? this.#items.shift() : undefined;
  }

  put(item: T): void {
    this.#items.push(item);
    this.#stir();
  }

  close(error: Error | null = null): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failed = error;
    this.#stir();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) yield item;
      else if (this.#failed !== null) throw this.#failed;
      else if (this.#closed) return;
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
