import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyReading, type ReadingContent } from "#contract/finding.ts";
import { createLocalDraft } from "./local-draft.ts";
import { type DraftDoors, ReadingDraft, type SavedReading } from "./reading-draft.ts";

class Unreachable extends Error {}
class Changed extends Error {}

const write = (impression: string) => (content: ReadingContent) => ({ ...content, impression });

/** A storage in memory, with the one method that can fail. */
function memory(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: (index) => [...map.keys()][index] ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => void map.set(key, value),
  };
}

/** The service's side: one reading that refuses what does not build on its newest revision. */
function service() {
  const held: SavedReading = { revision: 0, content: emptyReading, savedAt: null, missing: [] };
  const world = { held, saves: 0, line: "up" as "up" | "down" | "answers-lost" };
  const doors = (storage: Storage): DraftDoors => ({
    local: createLocalDraft(storage, "person", "case"),
    load: () => (world.line === "down" ? Promise.reject(new Unreachable()) : Promise.resolve(structuredClone(held))),
    save: (baseRevision, content) => {
      if (world.line === "down") return Promise.reject(new Unreachable());
      if (baseRevision !== held.revision) return Promise.reject(new Changed());
      world.saves += 1;
      held.revision += 1;
      held.content = structuredClone(content);
      held.savedAt = new Date().toISOString();
      if (world.line === "answers-lost") return Promise.reject(new Unreachable());
      return Promise.resolve({ revision: held.revision, savedAt: held.savedAt, missing: [] });
    },
    failureOf: (error) =>
      error instanceof Unreachable
        ? { kind: "unreachable" }
        : error instanceof Changed
          ? { kind: "changed-meanwhile" }
          : { kind: "refused", error },
  });
  const open = (storage: Storage) => new ReadingDraft(doors(storage), structuredClone(held));
  return { world, open };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving by itself", () => {
  it("saves within a second of the first change, however fast the reader types", async () => {
    const { world, open } = service();
    const draft = open(memory());
    for (let key = 0; key < 20; key++) {
      draft.change(write("x".repeat(key + 1)));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(world.saves).toBeGreaterThanOrEqual(1);
    await vi.advanceTimersByTimeAsync(1500);
    expect(world.held.content.impression).toHaveLength(20);
    expect(draft.state.saving.kind).toBe("saved");
  });

  it("keeps each change in the browser until the service has it, and not longer", async () => {
    const { open } = service();
    const storage = memory();
    const draft = open(storage);
    draft.change(write("kept"));
    expect(storage.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1500);
    expect(storage.length).toBe(0);
  });

  it("saves at once when the page is hidden", async () => {
    const { world, open } = service();
    const draft = open(memory());
    draft.change(write("now"));
    expect(await draft.flush()).toBe(true);
    expect(world.held.content.impression).toBe("now");
  });
});

describe("without a line", () => {
  it("says so, keeps all of it, and saves when the line is back", async () => {
    const { world, open } = service();
    const draft = open(memory());
    world.line = "down";
    draft.change(write("offline"));
    await vi.advanceTimersByTimeAsync(1200);
    expect(draft.state.saving).toEqual({ kind: "offline", kept: true });
    draft.change(write("offline, and more"));
    expect(await draft.flush()).toBe(false);
    world.line = "up";
    await vi.advanceTimersByTimeAsync(20_000);
    expect(draft.state.saving.kind).toBe("saved");
    expect(world.held.content.impression).toBe("offline, and more");
  });

  it("survives a crash of the browser", async () => {
    const { world, open } = service();
    const storage = memory();
    world.line = "down";
    open(storage).change(write("before the crash"));
    world.line = "up";
    const again = open(storage);
    expect(again.state.content.impression).toBe("before the crash");
    await vi.advanceTimersByTimeAsync(1500);
    expect(world.held.content.impression).toBe("before the crash");
  });

  it("asks nobody where only the answer was lost", async () => {
    const { world, open } = service();
    const draft = open(memory());
    world.line = "answers-lost";
    draft.change(write("arrived"));
    await vi.advanceTimersByTimeAsync(1200);
    expect(draft.state.saving.kind).toBe("offline");
    world.line = "up";
    await vi.advanceTimersByTimeAsync(20_000);
    expect(draft.state.saving.kind).toBe("saved");
    expect(world.held.content.impression).toBe("arrived");
    expect(world.saves).toBe(1);
  });

  it("says when this browser keeps nothing", async () => {
    const { world, open } = service();
    const full = memory();
    full.setItem = () => {
      throw new Error("quota");
    };
    const draft = open(full);
    world.line = "down";
    draft.change(write("lost if closed"));
    await vi.advanceTimersByTimeAsync(1200);
    expect(draft.state.saving).toEqual({ kind: "offline", kept: false });
  });
});

describe("two tabs", () => {
  const both = async () => {
    const { world, open } = service();
    const storage = memory();
    const [one, two] = [open(memory()), open(storage)];
    one.change(write("one"));
    await one.flush();
    two.change(write("two"));
    await vi.advanceTimersByTimeAsync(1500);
    return { world, two, storage };
  };

  it("never overwrite each other: the later is asked", async () => {
    const { world, two } = await both();
    expect(two.state.saving).toMatchObject({ kind: "conflict", newer: { content: { impression: "one" } } });
    expect(world.held.content.impression).toBe("one");
    two.change(write("two, going on"));
    expect(await two.flush()).toBe(false);
    expect(world.held.content.impression).toBe("one");
  });

  it("takes the newer and keeps mine as a copy", async () => {
    const { two, storage } = await both();
    two.takeNewer();
    expect(two.state).toMatchObject({ content: { impression: "one" }, revision: 1, saving: { kind: "saved" } });
    expect(createLocalDraft(storage, "person", "case").copies()[0]?.content.impression).toBe("two");
  });

  it("goes on with mine and keeps the newer as a copy", async () => {
    const { world, two, storage } = await both();
    two.keepMine();
    await vi.advanceTimersByTimeAsync(1500);
    expect(world.held.content.impression).toBe("two");
    expect(createLocalDraft(storage, "person", "case").copies()[0]?.content.impression).toBe("one");
  });

  it("asks after a crash too, where the other has saved meanwhile", async () => {
    const { world, open } = service();
    const storage = memory();
    world.line = "down";
    open(storage).change(write("mine"));
    world.line = "up";
    const other = open(memory());
    other.change(write("theirs"));
    await other.flush();
    const again = open(storage);
    expect(again.state.saving.kind).toBe("conflict");
    expect(again.state.content.impression).toBe("mine");
  });

  it("takes a newer version silently while nothing is unsaved here", async () => {
    const { world, open } = service();
    const [one, two] = [open(memory()), open(memory())];
    one.change(write("one"));
    await one.flush();
    two.heard(structuredClone(world.held));
    expect(two.state.content.impression).toBe("one");
    expect(two.state.replaced).toBe(1);
  });
});

describe("after the seal", () => {
  it("saves nothing more", async () => {
    const { world, open } = service();
    const draft = open(memory());
    draft.sealed();
    draft.change(write("too late"));
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.saves).toBe(0);
  });
});
