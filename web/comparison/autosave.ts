import { isRefused, UnreachableError } from "../api/refused-error.ts";

export type SaveState =
  | { kind: "saved" }
  | { kind: "waiting" }
  | { kind: "saving" }
  /** Nothing came back; tried again by itself. */
  | { kind: "offline" }
  /** Somebody saved since; a person decides which of the two stays. */
  | { kind: "conflict" }
  | { kind: "failed"; error: unknown };

export type Snapshot<T, R> = {
  content: T;
  revision: number;
  state: SaveState;
  /** What the service said to the last save; null before the first. */
  reply: R | null;
};

type Revised<T> = { revision: number; content: T };

type Options<T, R> = {
  start: Revised<T>;
  /** @throws RefusedError "changed-meanwhile" where somebody saved since `baseRevision` */
  save: (baseRevision: number, content: T) => Promise<R>;
  /** What the service holds now. */
  load: () => Promise<Revised<T>>;
};

const pauseMs = 700;
const longestRetryMs = 30_000;

/** Saves a text by itself after each change, one save at a time; stops and asks where somebody else saved meanwhile. */
export class Autosave<T, R extends { revision: number }> {
  readonly #options: Options<T, R>;
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot<T, R>;
  #dirty = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #failures = 0;

  constructor(options: Options<T, R>) {
    this.#options = options;
    this.#snapshot = { ...options.start, state: { kind: "saved" }, reply: null };
  }

  snapshot = (): Snapshot<T, R> => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change = (content: T): void => {
    if (content === this.#snapshot.content) return;
    this.#dirty = true;
    const { kind } = this.#snapshot.state;
    this.#set(kind === "saved" || kind === "failed" ? { content, state: { kind: "waiting" } } : { content });
    if (kind !== "conflict" && this.#running === null) this.#later(pauseMs);
  };

  /**
   * Saves now what is not saved.
   * @param always save even what nobody has changed: a proposal becomes a draft
   * @returns true once the service has everything
   */
  flush = (always = false): Promise<boolean> => {
    clearTimeout(this.#timer);
    if (always) this.#dirty = true;
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  };

  /** After a conflict: ours is saved over the newer one. */
  keepMine = async (): Promise<void> => {
    const theirs = await this.#options.load();
    this.#set({ revision: theirs.revision, state: { kind: "waiting" } });
    await this.flush(true);
  };

  /** After a conflict: the newer one is taken, ours is dropped. */
  takeTheirs = async (): Promise<void> => {
    const theirs = await this.#options.load();
    this.#dirty = false;
    this.#set({ ...theirs, state: { kind: "saved" } });
  };

  async #saveAll(): Promise<boolean> {
    while (this.#dirty && this.#snapshot.state.kind !== "conflict") {
      const { content, revision } = this.#snapshot;
      this.#dirty = false;
      this.#set({ state: { kind: "saving" } });
      try {
        const reply = await this.#options.save(revision, content);
        this.#failures = 0;
        this.#set({ revision: reply.revision, reply });
      } catch (error) {
        this.#dirty = true;
        this.#failed(error);
        return false;
      }
    }
    if (this.#snapshot.state.kind === "conflict") return false;
    this.#set({ state: { kind: "saved" } });
    return true;
  }

  #failed(error: unknown): void {
    if (isRefused(error, "changed-meanwhile")) {
      this.#set({ state: { kind: "conflict" } });
    } else if (error instanceof UnreachableError || isRefused(error, "try-again")) {
      this.#failures += 1;
      this.#set({ state: { kind: "offline" } });
      this.#later(Math.min(longestRetryMs, 1500 * 2 ** this.#failures));
    } else {
      this.#set({ state: { kind: "failed", error } });
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #set(some: Partial<Snapshot<T, R>>): void {
    this.#snapshot = { ...this.#snapshot, ...some };
    for (const listener of this.#listeners) listener();
  }
}
