import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseDraft } from "#contract/case.ts";
import { refusalSentences } from "#contract/refusals.ts";
import { RefusedError, UnreachableError } from "../api/refused-error.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { readLocalCopy } from "./local-copy.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (at) => [...kept.keys()][at] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

/** A service that holds one draft and refuses a save on an old revision, as the real one does. */
function service() {
  const at = { revision: 1, content: {} as CaseDraft, down: false, saves: 0 };
  return {
    at,
    load: async () => ({ revision: at.revision, content: at.content }),
    save: async (base: number, content: CaseDraft) => {
      await Promise.resolve();
      if (at.down) throw new UnreachableError("down");
      if (base !== at.revision) {
        const message = refusalSentences["changed-meanwhile"];
        throw new RefusedError(409, { refusal: "changed-meanwhile", message });
      }
      at.saves += 1;
      at.revision += 1;
      at.content = content;
      return at.revision;
    },
  };
}

const keeperOf = (server: ReturnType<typeof service>, storage: Storage) =>
  new DraftKeeper({ name: "case", revision: 1, content: {}, dirty: false, storage, ...server });

describe("DraftKeeper", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("saves once after a pause, and then leaves nothing in the browser", async () => {
    const server = service();
    const storage = memory();
    const keeper = keeperOf(server, storage);
    keeper.change({ question: "Is it" });
    keeper.change({ question: "Is it a scar?" });
    expect(readLocalCopy("case", storage)?.content.question).toBe("Is it a scar?");
    expect(server.at.saves).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.at).toMatchObject({ saves: 1, content: { question: "Is it a scar?" } });
    expect(keeper.snapshot().state.kind).toBe("saved");
    expect(readLocalCopy("case", storage)).toBeNull();
  });

  it("saves also what was typed while a save was under way", async () => {
    const server = service();
    const keeper = keeperOf(server, memory());
    keeper.change({ question: "one" });
    const flushed = keeper.flush();
    keeper.change({ question: "two" });
    expect(await flushed).toBe(true);
    expect(server.at.content.question).toBe("two");
  });

  it("keeps what is typed while the line is down, and saves it when the line is back", async () => {
    const server = service();
    const storage = memory();
    const keeper = keeperOf(server, storage);
    server.at.down = true;
    keeper.change({ question: "typed in a tunnel" });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.snapshot().state).toEqual({ kind: "offline", kept: true });
    expect(readLocalCopy("case", storage)?.content.question).toBe("typed in a tunnel");
    server.at.down = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.at.content.question).toBe("typed in a tunnel");
    expect(keeper.snapshot().state.kind).toBe("saved");
  });

  it("asks where somebody else saved meanwhile, and saves nothing until it is decided", async () => {
    const server = service();
    const keeper = keeperOf(server, memory());
    await server.save(1, { question: "theirs" });
    keeper.change({ question: "mine" });
    expect(await keeper.flush()).toBe(false);
    expect(keeper.snapshot().state).toMatchObject({ kind: "conflict", theirs: { question: "theirs" } });
    keeper.change({ symptoms: "more of mine" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.at.content.question).toBe("theirs");
    expect(await keeper.keepMine()).toBe(true);
    expect(server.at.content).toEqual({ question: "mine", symptoms: "more of mine" });
  });

  it("takes the other version when asked to", async () => {
    const server = service();
    const storage = memory();
    const keeper = keeperOf(server, storage);
    await server.save(1, { question: "theirs" });
    keeper.change({ question: "mine" });
    await keeper.flush();
    keeper.takeTheirs();
    expect(keeper.snapshot()).toEqual({ content: { question: "theirs" }, state: { kind: "saved" } });
    keeper.change({ question: "theirs, and on" });
    expect(await keeper.flush()).toBe(true);
    expect(server.at.content.question).toBe("theirs, and on");
  });
});
