import { describe, expect, it } from "vitest";
import { actionOf, actions, giveKey, isCharacterKey, keyTable, shownKeyOf, shownPress, tableWith } from "./keys.ts";
import { readingMessages } from "./messages-en.ts";

const press = (key: string, more: Partial<Record<"altKey" | "ctrlKey" | "metaKey", boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe("keys of the reader's own", () => {
  it("gives a key to an action and takes it from the one that had it", () => {
    const table = tableWith(giveKey({}, "tool-length", "g"));
    expect(actionOf(press("g"), table)?.action).toBe("tool-length");
    expect(actionOf(press("l"), table)).toBeNull();
    expect(shownKeyOf("go-images", table)).toBe("");
    expect(shownKeyOf("tool-length", table)).toBe("G");
  });
  it("lets a key that was given twice belong to the last", () => {
    const custom = giveKey(giveKey({}, "tool-length", "g"), "tool-angle", "g");
    expect(actionOf(press("g"), tableWith(custom))?.action).toBe("tool-angle");
    expect(shownKeyOf("tool-length", tableWith(custom))).toBe("");
  });
  it("keeps the way out and the presets where they are", () => {
    const table = tableWith({ cancel: "q", preset: "w" });
    expect(actionOf(press("Escape"), table)?.action).toBe("cancel");
    expect(actionOf(press("3"), table)).toEqual({ action: "preset", digit: 3 });
  });
  it("writes a press as people read it", () => {
    expect(shownPress("shift+a")).toBe("Shift A");
    expect(shownPress("alt+arrowleft")).toBe("Alt ←");
    expect(shownPress("+")).toBe("+");
  });
});

describe("the table of keys", () => {
  it("has every action once, and its words", () => {
    expect(keyTable.map((row) => row.action).toSorted()).toEqual([...actions].toSorted());
    for (const action of actions) expect(readingMessages.keys.action[action]).not.toBe("");
  });
  it("gives no key to two actions", () => {
    const taken = keyTable.flatMap((row) => row.keys);
    expect(new Set(taken).size).toBe(taken.length);
  });
  it("reads capital letters without Shift as small ones, and digits as presets", () => {
    expect(actionOf(press("L"))).toEqual({ action: "tool-length", digit: null });
    expect(actionOf({ ...press("L"), shiftKey: true })?.action).toBe("reference-lines");
    expect(actionOf({ ...press("?"), shiftKey: true })?.action).toBe("help");
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
