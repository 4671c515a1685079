import type { CaseDraft } from "#contract/case.ts";
import { isRefused, UnreachableError } from "../api/refused-error.ts";
import { dropLocalCopy, writeLocalCopy } from "./local-copy.ts";

export type SaveState =
  | { kind: "saved" }
  | { kind: "typing" }
  | { kind: "saving" }
  /** `kept`: whether this browser keeps what is typed. */
  | { kind: "offline"; kept: boolean }
  | { kind: "conflict"; theirs: CaseDraft; theirRevision: number }
  | { kind: "failed"; error: unknown };

export type DraftSnapshot = { content: CaseDraft; state: SaveState };

type Options = {
  /** Names the local copy; the case id. */
  name: string;
  revision: number;
  content: CaseDraft;
  /** The content differs from what the service has under `revision`. */
  dirty: boolean;
  /** @returns the new revision. @throws RefusedError "changed-meanwhile" where somebody saved since */
  save: (baseRevision: number, content: CaseDraft) => Promise<number>;
  /** The service's present draft. */
  load: () => Promise<{ revision: number; content: CaseDraft }>;
  storage?: Storage;
};

const pauseMs = 1200;
const longestRetryMs = 60_000;

/**
 * Keeps a draft: every change goes to the browser's own store at once and to the service after a pause, one save at a time. When
 * the line is down it goes on and tries again; when somebody else saved meanwhile it stops and asks.
 */
export class DraftKeeper {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  #snapshot: DraftSnapshot;
  #revision: number;
  #dirty: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #failures = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#revision = options.revision;
    this.#dirty = options.dirty;
    this.#snapshot = { content: options.content, state: { kind: options.dirty ? "typing" : "saved" } };
    if (options.dirty) this.#later(0);
    else dropLocalCopy(options.name, options.storage);
  }

  get revision(): number {
    return this.#revision;
  }

  snapshot = (): DraftSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes over some fields. `patient`, `firstReading` and `referrer` are given whole. */
  change = (some: Partial<CaseDraft>): void => {
    const content = { ...this.#snapshot.content, ...some };
    this.#dirty = true;
    this.#keep(content);
    const { kind } = this.#snapshot.state;
    const stays = kind === "conflict" || kind === "offline" || kind === "saving";
    this.#set({ content, state: stays ? this.#snapshot.state : { kind: "typing" } });
    if (kind !== "conflict" && this.#running === null) this.#later(kind === "offline" ? 4000 : pauseMs);
  };

  /** Saves now what is not saved. @returns true once the service has everything */
  flush = (): Promise<boolean> => {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  };

  /** After a conflict: our version becomes the newest. */
  keepMine = (): Promise<boolean> => {
    const { state, content } = this.#snapshot;
    if (state.kind === "conflict") {
      this.#revision = state.theirRevision;
      this.#dirty = true;
      this.#set({ content, state: { kind: "typing" } });
    }
    return this.flush();
  };

  /** After a conflict: the other version is taken, ours is dropped. */
  takeTheirs = (): void => {
    const { state } = this.#snapshot;
    if (state.kind !== "conflict") return;
    this.#revision = state.theirRevision;
    this.#dirty = false;
    dropLocalCopy(this.#options.name, this.#options.storage);
    this.#set({ content: state.theirs, state: { kind: "saved" } });
  };

  /** Ends the timers; what is not saved stays in the browser's own store. */
  stop = (): void => clearTimeout(this.#timer);

  #keep(content: CaseDraft): boolean {
    const copy = { baseRevision: this.#revision, savedAt: new Date().toISOString(), content };
    return writeLocalCopy(this.#options.name, copy, this.#options.storage);
  }

  async #saveAll(): Promise<boolean> {
    while (this.#dirty && this.#snapshot.state.kind !== "conflict") {
      const { content } = this.#snapshot;
      this.#set({ content, state: { kind: "saving" } });
      try {
        this.#revision = await this.#options.save(this.#revision, content);
        this.#failures = 0;
        this.#dirty = this.#snapshot.content !== content;
        // What was typed during the save now stands on the new revision.
        if (this.#dirty) this.#keep(this.#snapshot.content);
      } catch (error) {
        await this.#failed(error);
        return false;
      }
    }
    if (this.#snapshot.state.kind === "conflict") return false;
    dropLocalCopy(this.#options.name, this.#options.storage);
    this.#set({ content: this.#snapshot.content, state: { kind: "saved" } });
    return true;
  }

  async #failed(error: unknown): Promise<void> {
    if (isRefused(error, "changed-meanwhile")) {
      try {
        const { revision, content } = await this.#options.load();
        const state = { kind: "conflict", theirs: content, theirRevision: revision } as const;
        return this.#set({ content: this.#snapshot.content, state });
      } catch (problem) {
        return this.#failed(problem);
      }
    }
    const { content } = this.#snapshot;
    const kept = this.#keep(content);
    if (error instanceof UnreachableError || isRefused(error, "try-again")) {
      this.#failures += 1;
      this.#set({ content, state: { kind: "offline", kept } });
      this.#later(Math.min(2000 * 2 ** this.#failures, longestRetryMs));
    } else {
      this.#set({ content, state: { kind: "failed", error } });
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #set(snapshot: DraftSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
