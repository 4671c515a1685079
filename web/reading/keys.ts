/** Everything that a key does in the reading room. */
export const actions = [
  "previous-slice",
  "next-slice",
  "back-ten",
  "forward-ten",
  "first-slice",
  "last-slice",
  "previous-series",
  "next-series",
  "previous-viewport",
  "next-viewport",
  "layout",
  "zoom-in",
  "zoom-out",
  "pan-left",
  "pan-right",
  "pan-up",
  "pan-down",
  "invert",
  "reset",
  "cine",
  "window-stored",
  "window-full",
  "preset",
  "tool-window",
  "tool-scroll",
  "tool-zoom",
  "tool-pan",
  "tool-length",
  "tool-angle",
  "tool-ellipse",
  "tool-arrow",
  "delete-mark",
  "cancel",
  "new-finding",
  "link-image",
  "go-report",
  "go-images",
  "seal",
  "help",
] as const;
export type Action = (typeof actions)[number];
export type KeyGroup = "slices" | "view" | "window" | "tools" | "report";

/** `keys` are values of KeyboardEvent.key, in lower case; `shown` is what the help writes where it is not the key itself. */
export type KeyRow = { action: Action; group: KeyGroup; keys: readonly string[]; shown?: string; alt?: true };

/** The one table of keys. `?` shows it; the tool bar takes its hints from it. */
export const keyTable: readonly KeyRow[] = [
  { action: "previous-slice", group: "slices", keys: ["arrowup"], shown: "↑" },
  { action: "next-slice", group: "slices", keys: ["arrowdown"], shown: "↓" },
  { action: "back-ten", group: "slices", keys: ["pageup"], shown: "Page up" },
  { action: "forward-ten", group: "slices", keys: ["pagedown"], shown: "Page down" },
  { action: "first-slice", group: "slices", keys: ["home"], shown: "Home" },
  { action: "last-slice", group: "slices", keys: ["end"], shown: "End" },
  { action: "cine", group: "slices", keys: ["c"], shown: "C" },
  { action: "previous-series", group: "view", keys: ["["] },
  { action: "next-series", group: "view", keys: ["]"] },
  { action: "previous-viewport", group: "view", keys: [","] },
  { action: "next-viewport", group: "view", keys: ["."] },
  { action: "layout", group: "view", keys: ["v"], shown: "V" },
  { action: "zoom-in", group: "view", keys: ["+", "="], shown: "+" },
  { action: "zoom-out", group: "view", keys: ["-"], shown: "−" },
  { action: "pan-left", group: "view", keys: ["arrowleft"], shown: "Alt ←", alt: true },
  { action: "pan-right", group: "view", keys: ["arrowright"], shown: "Alt →", alt: true },
  { action: "pan-up", group: "view", keys: ["arrowup"], shown: "Alt ↑", alt: true },
  { action: "pan-down", group: "view", keys: ["arrowdown"], shown: "Alt ↓", alt: true },
  { action: "reset", group: "view", keys: ["x"], shown: "X" },
  { action: "invert", group: "window", keys: ["i"], shown: "I" },
  { action: "window-stored", group: "window", keys: ["0"] },
  { action: "window-full", group: "window", keys: ["f"], shown: "F" },
  { action: "preset", group: "window", keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], shown: "1 – 9" },
  { action: "tool-window", group: "tools", keys: ["w"], shown: "W" },
  { action: "tool-scroll", group: "tools", keys: ["s"], shown: "S" },
  { action: "tool-zoom", group: "tools", keys: ["z"], shown: "Z" },
  { action: "tool-pan", group: "tools", keys: ["p"], shown: "P" },
  { action: "tool-length", group: "tools", keys: ["l"], shown: "L" },
  { action: "tool-angle", group: "tools", keys: ["a"], shown: "A" },
  { action: "tool-ellipse", group: "tools", keys: ["e"], shown: "E" },
  { action: "tool-arrow", group: "tools", keys: ["t"], shown: "T" },
  { action: "delete-mark", group: "tools", keys: ["delete", "backspace"], shown: "Delete" },
  { action: "cancel", group: "tools", keys: ["escape"], shown: "Esc" },
  { action: "new-finding", group: "report", keys: ["n"], shown: "N" },
  { action: "link-image", group: "report", keys: ["k"], shown: "K" },
  { action: "go-report", group: "report", keys: ["r"], shown: "R" },
  { action: "go-images", group: "report", keys: ["g"], shown: "G" },
  { action: "seal", group: "report", keys: ["enter"], shown: "Alt Enter", alt: true },
  { action: "help", group: "report", keys: ["?"] },
];

export const shownKeyOf = (action: Action): string => {
  const row = keyTable.find((each) => each.action === action);
  return row?.shown ?? row?.keys[0]?.toUpperCase() ?? "";
};

type Press = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">;

/**
 * The action of a key press, with the number for `preset`; null where the key means nothing here. Presses with Ctrl or the command key
 * belong to the browser.
 */
export function actionOf(press: Press): { action: Action; digit: number | null } | null {
  if (press.ctrlKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  const row = keyTable.find((each) => each.keys.includes(key) && (each.alt === true) === press.altKey);
  return row === undefined ? null : { action: row.action, digit: row.action === "preset" ? Number(key) : null };
}

/** A single letter, digit or sign without a modifier: WCAG 2.2, 2.1.4 asks that such keys can be switched off. */
export const isCharacterKey = (press: Press): boolean => press.key.length === 1 && !press.altKey;
