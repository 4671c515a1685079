import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { shownText } from "./escape.ts";
import { fontCoverage } from "./font-coverage.ts";
import { unpackWoff } from "./unpack-woff.ts";

export type Face = "regular" | "bold" | "italic";
/** A stretch of text that one font file can set. */
export type Run = { font: string; text: string };

const faceFile: Record<Face, string> = { regular: "400-normal", bold: "700-normal", italic: "400-italic" };
/** Noto Sans comes in one file for each script; they are asked in this order. */
const scripts = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese", "greek-ext", "cyrillic-ext"] as const;

/** Where the font has no glyph but common signs say the same. */
const spelled: Record<string, string> = {
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "≈": "~",
  "→": "->",
  "←": "<-",
  "\u202f": "\u00a0",
  "\u2011": "-",
  "\t": "    ",
};

const packages = createRequire(import.meta.url);
const coverage = new Map<string, Set<number>>();

/** Further families, asked when Noto Sans lacks a sign; they have no italic. */
const families: readonly { name: string; start: string }[] = [
  { name: "noto-sans-arabic", start: "noto-sans-arabic-arabic" },
  { name: "noto-sans-sc", start: "noto-sans-sc-chinese-simplified" },
];
const uprightFile: Record<Face, string> = { regular: "400-normal", bold: "700-normal", italic: "400-normal" };

const unpacked = new Map<string, Buffer>();

/** A font by its name, for registering it; unpacked once and kept. */
export function fontBytes(name: string): Buffer {
  const known = unpacked.get(name) ?? unpackWoff(readFileSync(fontFile(name)));
  unpacked.set(name, known);
  return known;
}

function fontFile(name: string): string {
  const family = families.find(({ start }) => name.startsWith(start));
  return family === undefined
    ? packages.resolve(`@fontsource/noto-sans/files/noto-sans-${name}.woff`)
    : packages.resolve(`@fontsource/${family.name}/files/${name}.woff`);
}

/** Whether a font is one of Noto Sans itself, whose letters set the height of a line. */
export function isOfMainFamily(name: string): boolean {
  return !families.some(({ start }) => name.startsWith(start));
}

function covers(name: string, code: number): boolean {
  let known = coverage.get(name);
  if (known === undefined) {
    known = fontCoverage(readFileSync(fontFile(name)));
    coverage.set(name, known);
  }
  return known.has(code);
}

/**
 * Splits a text into runs, each in a font that has all its glyphs. What no font has is written visibly by its number, as [U+4E2D]: a
 * missing glyph would be an empty box in print and is forbidden in PDF/A (ISO 19005-3 section 6.2.11.8).
 */
export function fontRuns(text: string, face: Face): Run[] {
  const runs: Run[] = [];
  for (const character of shownText(text).normalize("NFC")) {
    for (const piece of settable(character, face)) {
      const last = runs.at(-1);
      const code = piece.codePointAt(0) ?? 0;
      const font = last !== undefined && covers(last.font, code) ? last.font : fontFor(code, face);
      if (font === null) continue;
      if (last !== undefined && last.font === font) last.text += piece;
      else runs.push({ font, text: piece });
    }
  }
  return runs;
}

/** Whether a character can be set as it is or by a sign that says the same. */
export function isSettable(character: string): boolean {
  if (character === "\n" || character in spelled) return true;
  return [...shownText(character)].every((shown) => fontFor(shown.codePointAt(0) ?? 0, "regular") !== null);
}

function settable(character: string, face: Face): string[] {
  const code = character.codePointAt(0) ?? 0;
  if (character !== "\t" && fontFor(code, face) !== null) return [character];
  return [...(spelled[character] ?? `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`)];
}

function fontFor(code: number, face: Face): string | null {
  const script = scripts.find((name) => covers(`${name}-${faceFile[face]}`, code));
  if (script !== undefined) return `${script}-${faceFile[face]}`;
  const other = families.map(({ start }) => `${start}-${uprightFile[face]}`).find((name) => covers(name, code));
  return other ?? null;
}
