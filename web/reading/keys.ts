import { z } from "zod";

/** Everything that a key does in the reading room. */
export const actions = [
  ...["previous-slice", "next-slice", "back-ten", "forward-ten", "first-slice", "last-slice", "cine"],
  ...[
    "previous-series",
    "next-series",
    "previous-viewport",
    "next-viewport",
    "layout",
    "hang",
    "compare",
    "mpr",
    "slab",
  ],
  ...["zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down", "rotate", "mirror", "reset"],
  ...["reference-lines", "link-scroll", "link-view", "link-window"],
  ...["invert", "window-stored", "window-full", "preset"],
  ...["tool-window", "tool-window-region", "tool-scroll", "tool-zoom", "tool-pan", "tool-magnify", "tool-crosshair"],
  ...[
    "tool-length",
    "tool-bidirectional",
    "tool-angle",
    "tool-cobb",
    "tool-ellipse",
    "tool-rectangle",
    "tool-freehand",
  ],
  ...["tool-probe", "tool-arrow", "tool-text", "delete-mark", "undo", "redo", "cancel"],
  ...["new-finding", "previous-finding", "next-finding", "link-image", "key-image", "screenshot"],
  ...["go-report", "go-images", "seal", "help"],
] as const;
export type Action = (typeof actions)[number];
export const keyGroups = ["slices", "view", "together", "window", "tools", "marks", "report"] as const;
export type KeyGroup = (typeof keyGroups)[number];

/**
 * `keys` are presses as `pressOf` writes them; the first is the one that is shown. `fixed`: belongs to more than one key or to the way out,
 * and cannot be changed.
 */
export type KeyRow = { action: Action; group: KeyGroup; keys: readonly string[]; fixed?: true };

const row = (group: KeyGroup, action: Action, ...keys: string[]): KeyRow => ({ action, group, keys });

/** The one table of keys. `?` shows it; the tool bar takes its hints from it. */
export const keyTable: readonly KeyRow[] = [
  row("slices", "previous-slice", "arrowup"),
  row("slices", "next-slice", "arrowdown"),
  row("slices", "back-ten", "pageup"),
  row("slices", "forward-ten", "pagedown"),
  row("slices", "first-slice", "home"),
  row("slices", "last-slice", "end"),
  row("slices", "cine", "c"),
  row("view", "previous-series", "["),
  row("view", "next-series", "]"),
  row("view", "previous-viewport", ","),
  row("view", "next-viewport", "."),
  row("view", "layout", "v"),
  row("view", "hang", "shift+v"),
  row("view", "compare", "o"),
  row("view", "mpr", "m"),
  row("view", "slab", "shift+m"),
  row("view", "zoom-in", "+", "="),
  row("view", "zoom-out", "-"),
  row("view", "pan-left", "alt+arrowleft"),
  row("view", "pan-right", "alt+arrowright"),
  row("view", "pan-up", "alt+arrowup"),
  row("view", "pan-down", "alt+arrowdown"),
  row("view", "rotate", "shift+r"),
  row("view", "mirror", "shift+h"),
  row("view", "reset", "x"),
  row("together", "link-scroll", "y"),
  row("together", "link-view", "shift+y"),
  row("together", "link-window", "shift+w"),
  row("together", "reference-lines", "shift+l"),
  row("window", "invert", "i"),
  row("window", "window-stored", "0"),
  row("window", "window-full", "f"),
  { ...row("window", "preset", "1", "2", "3", "4", "5", "6", "7", "8", "9"), fixed: true },
  row("tools", "tool-window", "w"),
  row("tools", "tool-window-region", "d"),
  row("tools", "tool-scroll", "s"),
  row("tools", "tool-zoom", "z"),
  row("tools", "tool-pan", "p"),
  row("tools", "tool-magnify", "q"),
  row("tools", "tool-crosshair", "j"),
  row("marks", "tool-length", "l"),
  row("marks", "tool-bidirectional", "b"),
  row("marks", "tool-angle", "a"),
  row("marks", "tool-cobb", "shift+a"),
  row("marks", "tool-ellipse", "e"),
  row("marks", "tool-rectangle", "shift+e"),
  row("marks", "tool-freehand", "shift+f"),
  row("marks", "tool-probe", "h"),
  row("marks", "tool-arrow", "t"),
  row("marks", "tool-text", "shift+t"),
  row("marks", "delete-mark", "delete", "backspace"),
  row("marks", "undo", "u", "ctrl+z"),
  row("marks", "redo", "shift+u", "ctrl+shift+z", "ctrl+y"),
  { ...row("marks", "cancel", "escape"), fixed: true },
  row("report", "new-finding", "n"),
  row("report", "previous-finding", "shift+arrowup"),
  row("report", "next-finding", "shift+arrowdown"),
  row("report", "link-image", "k"),
  row("report", "key-image", "shift+k"),
  row("report", "screenshot", "shift+s"),
  row("report", "go-report", "r"),
  row("report", "go-images", "g"),
  row("report", "seal", "alt+enter"),
  { ...row("report", "help", "?"), fixed: true },
];

/** Keys that a reader has set, by action; an empty text: none. */
export const customKeys = z.partialRecord(z.enum(actions), z.string().max(30));
export type CustomKeys = z.infer<typeof customKeys>;

/** The table with the reader's own keys: a key that was given to one action is taken from all others. */
export function tableWith(custom: CustomKeys): readonly KeyRow[] {
  const given = new Set(Object.values(custom));
  return keyTable.map((each) => {
    const own = custom[each.action];
    if (own !== undefined && each.fixed !== true) return { ...each, keys: own === "" ? [] : [own] };
    return { ...each, keys: each.keys.filter((key) => !given.has(key)) };
  });
}

/** The reader's keys after one more; what had the key before has none. */
export function giveKey(custom: CustomKeys, action: Action, press: string): CustomKeys {
  const others = Object.entries(custom).map(([each, key]) => [each, key === press ? "" : key] as const);
  return customKeys.parse({ ...Object.fromEntries(others), [action]: press });
}

/** What has this key now; null where nothing has. Keys of fixed actions cannot be given away. */
export const holderOf = (table: readonly KeyRow[], press: string): KeyRow | null =>
  table.find((each) => each.keys.includes(press)) ?? null;

const shownNames: Readonly<Record<string, string>> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  pageup: "Page up",
  pagedown: "Page down",
  escape: "Esc",
  "-": "−",
};
const shownPart = (part: string): string => shownNames[part] ?? `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`;

/** A press as people read it: "Shift A", "Alt ←". */
export function shownPress(press: string): string {
  const parts = press === "+" ? ["+"] : press.split("+");
  return parts.map(shownPart).join(" ");
}

export function shownKeyOf(action: Action, table: readonly KeyRow[] = keyTable): string {
  if (action === "preset") return "1 – 9";
  const [first] = table.find((each) => each.action === action)?.keys ?? [];
  return first === undefined ? "" : shownPress(first);
}

export type Press = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey"> & { shiftKey?: boolean };

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);

/**
 * A press in one word: "l", "shift+l", "alt+arrowup". The command key counts as Ctrl. Shift counts for letters and named keys; for signs it is part
 * of the key, which lies elsewhere on other keyboards.
 */
export function pressOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): string {
  const name = key.toLowerCase();
  const shifted = shiftKey === true && (isLetter(key) || key.length > 1);
  return [ctrlKey || metaKey ? "ctrl" : "", altKey ? "alt" : "", shifted ? "shift" : "", name]
    .filter((part) => part !== "")
    .join("+");
}

/** The action of a key press, with the number for `preset`; null where the key means nothing here. */
export function actionOf(
  press: Press,
  table: readonly KeyRow[] = keyTable,
): { action: Action; digit: number | null } | null {
  const found = holderOf(table, pressOf(press));
  return found === null ? null : { action: found.action, digit: found.action === "preset" ? Number(press.key) : null };
}

/** A single letter, digit or sign without a modifier: WCAG 2.2, 2.1.4 asks that such keys can be switched off. */
export const isCharacterKey = (press: Press): boolean =>
  press.key.length === 1 && !press.altKey && !press.ctrlKey && !press.metaKey;
