import { describe, expect, it } from "vitest";
import { dropLocalCopy, readLocalCopy, startFrom, writeLocalCopy } from "./local-copy.ts";

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
const copy = { baseRevision: 3, savedAt: "2026-11-01T10:00:00.000Z", content: { question: "Is it a scar?" } };

describe("the local copy", () => {
  it("comes back as it was kept, by its name, and is gone when dropped", () => {
    const storage = memory();
    expect(writeLocalCopy("one", copy, storage)).toBe(true);
    expect(readLocalCopy("one", storage)).toEqual(copy);
    expect(readLocalCopy("two", storage)).toBeNull();
    dropLocalCopy("one", storage);
    expect(readLocalCopy("one", storage)).toBeNull();
    expect(storage.length).toBe(0);
  });
  it("is no hindrance where it cannot be read or kept", () => {
    const storage = memory();
    storage.setItem("overread.draft.one", "{ broken");
    expect(readLocalCopy("one", storage)).toBeNull();
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(writeLocalCopy("one", copy, full)).toBe(false);
  });
});

describe("startFrom", () => {
  const server = { revision: 3, content: { question: "Is it" } };
  it("takes the service's draft where nothing was typed since", () => {
    expect(startFrom(server, null)).toEqual({ kind: "server", content: server.content });
    expect(startFrom(server, { ...copy, content: server.content })).toEqual({
      kind: "server",
      content: server.content,
    });
  });
  it("goes on with what was typed offline", () => {
    expect(startFrom(server, copy)).toEqual({ kind: "local", content: copy.content });
  });
  it("asks where somebody saved meanwhile", () => {
    expect(startFrom({ ...server, revision: 4 }, copy)).toEqual({
      kind: "both",
      mine: copy.content,
      theirs: server.content,
    });
  });
});
