import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RefusedError, UnreachableError } from "../api/refused-error.ts";
import { Autosave } from "./autosave.ts";

const conflict = () => new RefusedError(409, { refusal: "changed-meanwhile", message: "changed" });

/** A service that keeps one text with a revision, as the real one does. */
function service() {
  const held = { revision: 3, content: "first", failures: [] as Error[], saves: 0 };
  return {
    held,
    save: async (baseRevision: number, content: string) => {
      held.saves += 1;
      const failure = held.failures.shift();
      if (failure !== undefined) throw failure;
      if (baseRevision !== held.revision) throw conflict();
      held.revision += 1;
      held.content = content;
      return { revision: held.revision };
    },
    load: async () => ({ revision: held.revision, content: held.content }),
  };
}

const open = (at: ReturnType<typeof service>) =>
  new Autosave<string, { revision: number }>({
    start: { revision: 3, content: "first" },
    save: at.save,
    load: at.load,
  });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("saves once after a pause, whatever was typed in it", async () => {
    const at = service();
    const keeper = open(at);
    keeper.change("a");
    keeper.change("ab");
    expect(keeper.snapshot().state.kind).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1000);
    expect(at.held).toMatchObject({ saves: 1, content: "ab", revision: 4 });
    expect(keeper.snapshot()).toMatchObject({ revision: 4, state: { kind: "saved" } });
  });
  it("saves what was typed during a save as well, one save at a time", async () => {
    const at = service();
    const keeper = open(at);
    keeper.change("a");
    const saving = keeper.flush();
    keeper.change("ab");
    expect(await saving).toBe(true);
    expect(at.held).toMatchObject({ saves: 2, content: "ab", revision: 5 });
  });
  it("tries again by itself when nothing comes back, and loses nothing", async () => {
    const at = service();
    at.held.failures.push(new UnreachableError("no line"));
    const keeper = open(at);
    keeper.change("a");
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.snapshot().state.kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(at.held.content).toBe("a");
    expect(keeper.snapshot().state.kind).toBe("saved");
  });
  it("stops on another refusal and says it", async () => {
    const at = service();
    at.held.failures.push(new RefusedError(409, { refusal: "wrong-stage", message: "no" }));
    const keeper = open(at);
    keeper.change("a");
    expect(await keeper.flush()).toBe(false);
    expect(keeper.snapshot().state.kind).toBe("failed");
  });
  it("saves a proposal that nobody has changed when asked to", async () => {
    const at = service();
    const keeper = open(at);
    expect(await keeper.flush()).toBe(true);
    expect(at.held.saves).toBe(0);
    expect(await keeper.flush(true)).toBe(true);
    expect(at.held.saves).toBe(1);
  });
});

describe("when somebody else saved meanwhile", () => {
  const inConflict = async () => {
    const at = service();
    const keeper = open(at);
    at.held.revision = 9;
    at.held.content = "theirs";
    keeper.change("mine");
    await keeper.flush();
    return { at, keeper };
  };
  it("stops, and saves nothing until a person decides", async () => {
    const { at, keeper } = await inConflict();
    expect(keeper.snapshot().state.kind).toBe("conflict");
    keeper.change("mine too");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(at.held.content).toBe("theirs");
  });
  it("takes theirs", async () => {
    const { keeper } = await inConflict();
    await keeper.takeTheirs();
    expect(keeper.snapshot()).toMatchObject({ content: "theirs", revision: 9, state: { kind: "saved" } });
  });
  it("keeps mine, over the newer one", async () => {
    const { at, keeper } = await inConflict();
    await keeper.keepMine();
    expect(at.held).toMatchObject({ content: "mine", revision: 10 });
    expect(keeper.snapshot().state.kind).toBe("saved");
  });
});
