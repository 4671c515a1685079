import { describe, expect, it } from "vitest";
import { actionOf, actions, isCharacterKey, keyTable } from "./keys.ts";
import { readingMessages } from "./messages-en.ts";

const press = (key: string, more: Partial<Record<"altKey" | "ctrlKey" | "metaKey", boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe("the table of keys", () => {
  it("has every action once, and its words", () => {
    expect(keyTable.map((row) => row.action).toSorted()).toEqual([...actions].toSorted());
    for (const action of actions) expect(readingMessages.keys.action[action]).not.toBe("");
  });
  it("gives no key to two actions", () => {
    const taken = keyTable.flatMap((row) => row.keys.map((key) => `${row.alt === true ? "alt " : ""}${key}`));
    expect(new Set(taken).size).toBe(taken.length);
  });
  it("reads capital letters as small ones, and digits as presets", () => {
    expect(actionOf(press("L"))).toEqual({ action: "tool-length", digit: null });
    expect(actionOf(press("3"))).toEqual({ action: "preset", digit: 3 });
    expect(actionOf(press("ArrowUp"))?.action).toBe("previous-slice");
    expect(actionOf(press("ArrowUp", { altKey: true }))?.action).toBe("pan-up");
  });
  it("leaves Ctrl and the command key to the browser", () => {
    expect(actionOf(press("f", { ctrlKey: true }))).toBeNull();
    expect(actionOf(press("r", { metaKey: true }))).toBeNull();
  });
  it("knows which keys somebody may switch off", () => {
    expect(isCharacterKey(press("l"))).toBe(true);
    expect(isCharacterKey(press("ArrowUp"))).toBe(false);
  });
});
