import type { ReadingContent } from "#contract/finding.ts";
import type { LocalDraft } from "./local-draft.ts";

export type SavedReading = { revision: number; content: ReadingContent; savedAt: string | null; missing: string[] };
export type SaveReply = { revision: number; savedAt: string; missing: string[] };

/** How an attempt to save ended, apart from success. */
export type SaveFailure = { kind: "unreachable" } | { kind: "changed-meanwhile" } | { kind: "refused"; error: unknown };

export type Saving =
  | { kind: "saved"; at: string | null }
  | { kind: "waiting" }
  | { kind: "saving" }
  /** Not on the service; kept in this browser where `kept`; tried again by itself. */
  | { kind: "offline"; kept: boolean }
  | { kind: "refused"; error: unknown; kept: boolean }
  /** Another tab or device saved since: the reader chooses. */
  | { kind: "conflict"; newer: SavedReading };

export type DraftState = {
  content: ReadingContent;
  revision: number;
  saving: Saving;
  /** What a seal still needs, as the service said at the last save. */
  missing: readonly string[];
  /** Grows when the content was replaced from outside the page, so that the viewer draws its marks anew. */
  replaced: number;
};

export type DraftDoors = {
  load: () => Promise<SavedReading>;
  save: (baseRevision: number, content: ReadingContent) => Promise<SaveReply>;
  failureOf: (error: unknown) => SaveFailure;
  local: LocalDraft;
};

/** Saved this long after the last change; and this long after the first of a run of changes at the latest. */
const quiet = 600;
const longest = 1000;
const retryAfter = [2000, 4000, 8000, 15_000];

const same = (a: ReadingContent, b: ReadingContent): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The draft of a reading: every change is kept in this browser at once and on the service within a second. Two tabs never overwrite
 * each other: a save names the revision it builds on, and where that is not the newest the reader is asked.
 */
export class ReadingDraft {
  readonly #doors: DraftDoors;
  readonly #listeners = new Set<() => void>();
  #state: DraftState;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #firstChange: number | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;
  #closed = false;
  /** What was sent last and not answered: the service may have it without our knowing. */
  #unanswered: ReadingContent | null = null;

  constructor(doors: DraftDoors, start: SavedReading) {
    this.#doors = doors;
    const { revision, content, savedAt, missing } = start;
    this.#state = { content, revision, missing, saving: { kind: "saved", at: savedAt }, replaced: 0 };
    this.#takeUpUnsaved(start);
  }

  get state(): DraftState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Changes the reading. */
  change(edit: (content: ReadingContent) => ReadingContent): void {
    const content = edit(this.#state.content);
    if (content === this.#state.content || this.#closed) return;
    const { saving } = this.#state;
    const kept = this.#keepHere(content);
    const next: Saving =
      saving.kind === "conflict"
        ? saving
        : saving.kind === "offline" || saving.kind === "refused"
          ? { ...saving, kept }
          : saving.kind === "saving"
            ? saving
            : { kind: "waiting" };
    this.#set({ content, saving: next });
    if (next.kind !== "conflict" && next.kind !== "offline") this.#schedule();
  }

  /** Saves now, and again what was changed in the meantime. @returns whether all of it is saved */
  async flush(): Promise<boolean> {
    this.#cancelTimer();
    while (this.#running !== null) await this.#running;
    if (this.#isSaved()) return true;
    if (this.#state.saving.kind === "conflict" || this.#closed) return false;
    await this.#save();
    return this.#state.saving.kind === "waiting" ? this.flush() : this.#isSaved();
  }

  /** The page has heard what the service holds now, perhaps written by another tab. */
  heard(newest: SavedReading): void {
    if (newest.revision <= this.#state.revision || this.#running !== null) return;
    if (this.#state.saving.kind === "saved") this.#takeOver(newest);
  }

  /** In a conflict: takes what the other tab saved; mine stays in this browser as a copy. */
  takeNewer(): void {
    if (this.#state.saving.kind !== "conflict") return;
    const { newer } = this.#state.saving;
    this.#doors.local.keepCopy(this.#state.content);
    this.#takeOver(newer);
  }

  /** In a conflict: goes on with mine on top of what the other tab saved, which stays in this browser as a copy. */
  keepMine(): void {
    if (this.#state.saving.kind !== "conflict") return;
    const { newer } = this.#state.saving;
    this.#doors.local.keepCopy(newer.content);
    this.#set({ revision: newer.revision, saving: { kind: "waiting" } });
    this.#keepHere(this.#state.content);
    this.#schedule();
  }

  /** Puts a kept copy in the place of the draft; what stood there becomes a copy. */
  restoreCopy(content: ReadingContent): void {
    this.#doors.local.keepCopy(this.#state.content);
    this.change(() => content);
    this.#set({ replaced: this.#state.replaced + 1 });
  }

  /** The line is back, or the reader asks for it. */
  retry(): void {
    const { kind } = this.#state.saving;
    if (kind === "offline" || kind === "refused") void this.flush();
  }

  /** After the seal, or when the page goes: nothing more is saved from here. */
  close(): void {
    this.#closed = true;
    this.#cancelTimer();
  }

  /** After the seal: the service holds all of it for good. */
  sealed(): void {
    this.close();
    this.#doors.local.clear();
  }

  #takeUpUnsaved(start: SavedReading): void {
    const unsaved = this.#doors.local.read();
    if (unsaved === null) return;
    if (same(unsaved.content, start.content)) {
      this.#doors.local.clear();
    } else if (unsaved.baseRevision === start.revision) {
      this.#state = { ...this.#state, content: unsaved.content, saving: { kind: "waiting" } };
      this.#schedule();
    } else {
      this.#state = { ...this.#state, content: unsaved.content, saving: { kind: "conflict", newer: start } };
    }
  }

  #takeOver({ revision, content, savedAt, missing }: SavedReading): void {
    this.#doors.local.clear();
    this.#unanswered = null;
    const replaced = this.#state.replaced + 1;
    this.#set({ revision, content, missing, saving: { kind: "saved", at: savedAt }, replaced });
  }

  #isSaved(): boolean {
    return this.#state.saving.kind === "saved";
  }

  #keepHere(content: ReadingContent): boolean {
    const at = new Date().toISOString();
    return this.#doors.local.write({ baseRevision: this.#state.revision, at, content });
  }

  #schedule(): void {
    const now = Date.now();
    this.#firstChange ??= now;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(quiet, this.#firstChange + longest - now));
    this.#timer = setTimeout(() => void this.#save(), wait);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** One save at a time: a second would build on a revision that the first is about to replace. */
  async #save(): Promise<void> {
    this.#cancelTimer();
    if (this.#running !== null || this.#closed) return;
    this.#firstChange = null;
    this.#running = this.#send().finally(() => {
      this.#running = null;
    });
    await this.#running;
    if (this.#state.saving.kind === "waiting" && !this.#closed) this.#schedule();
  }

  async #send(): Promise<void> {
    const { content, revision } = this.#state;
    this.#set({ saving: { kind: "saving" } });
    try {
      const reply = await this.#doors.save(revision, content);
      this.#accepted(content, reply);
    } catch (error) {
      await this.#failed(content, this.#doors.failureOf(error));
    }
  }

  #accepted(sent: ReadingContent, { revision, savedAt, missing }: SaveReply): void {
    this.#failures = 0;
    this.#unanswered = null;
    const all = this.#state.content === sent;
    this.#set({ revision, missing, saving: all ? { kind: "saved", at: savedAt } : { kind: "waiting" } });
    if (all) this.#doors.local.clear();
    else this.#keepHere(this.#state.content);
  }

  async #failed(sent: ReadingContent, failure: SaveFailure): Promise<void> {
    const kept = this.#keepHere(this.#state.content);
    if (failure.kind === "refused") {
      this.#set({ saving: { kind: "refused", error: failure.error, kept } });
      return;
    }
    if (failure.kind === "unreachable") {
      this.#unanswered = sent;
      this.#retryLater(kept);
      return;
    }
    try {
      this.#settle(await this.#doors.load(), sent);
    } catch {
      this.#retryLater(kept);
    }
  }

  /** Somebody saved since. It may have been ourselves, where the answer was lost on the way: then there is nothing to ask. */
  #settle(newest: SavedReading, sent: ReadingContent): void {
    const ours = same(newest.content, sent) || (this.#unanswered !== null && same(newest.content, this.#unanswered));
    this.#unanswered = null;
    if (!ours) {
      this.#set({ saving: { kind: "conflict", newer: newest } });
      return;
    }
    const all = same(newest.content, this.#state.content);
    const { revision, missing, savedAt } = newest;
    this.#set({ revision, missing, saving: all ? { kind: "saved", at: savedAt } : { kind: "waiting" } });
    if (all) this.#doors.local.clear();
    else this.#keepHere(this.#state.content);
  }

  #retryLater(kept: boolean): void {
    this.#set({ saving: { kind: "offline", kept } });
    if (this.#closed) return;
    const wait = retryAfter[Math.min(this.#failures, retryAfter.length - 1)] ?? 15_000;
    this.#failures += 1;
    this.#cancelTimer();
    this.#timer = setTimeout(() => void this.#save(), wait);
  }

  #set(part: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
