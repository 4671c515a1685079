/** A level within a site: vertebra or disc, rib, liver segment, clock position. `region` names the site it stands for when none is given. */
export type LevelFound = { start: number; end: number; level: string; region: string };

const REGION = new Map([
  ["C", "cervical spine"],
  ["T", "thoracic spine"],
  ["L", "lumbar spine"],
  ["S", "sacrum"],
]);
const HIGHEST = new Map([
  ["C", 7],
  ["T", 12],
  ["L", 6],
  ["S", 5],
]);
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];

const VERTEBRA =
  /(?<![\p{L}\d])([CTLS])-?(\d{1,2})(?:\s*[-–/]\s*([CTLS])?(\d{1,2}))?(?![\p{L}\d.]*\d?[\p{L}])(?!\s*[-]?\s*(?:w\b|weighted|signal|hyper|hypo|iso|flair|bright|dark|shine|shorten|prolong|post|pre|image|sequence|fat|fs\b|stir|abnormal|high|low|black|and T2|\/))/gu;
const RIB = new RegExp(
  String.raw`\b(${ORDINALS.join("|")}|\d{1,2}(?:st|nd|rd|th))(?:\s+(?:left|right|anterior|posterior|lateral))*\s+ribs?\b`,
  "gi",
);
const LISTED = new RegExp(
  String.raw`\b(?:${ORDINALS.join("|")}|\d{1,2}(?:st|nd|rd|th)?)\s*(?:,|and|to|through|or|[-–])\s*$`,
  "i",
);
const NUMBERED_RIB = /\bribs?\s+(\d{1,2})(?![\p{L}\d.]*\d?\s*(?:mm|cm|x))\b/giu;
const SEGMENT = new RegExp(
  String.raw`\bsegments?\s+(${ROMAN.toReversed().join("|")}|[1-8])([ab])?(?![\p{L}\d])`,
  "giu",
);
const CLOCK = /\b(\d{1,2})(?::00)?\s*o['’]?\s?clock\b/gi;

function vertebral(match: RegExpExecArray): string | null {
  const [, letter = "", number = "", secondLetter, second] = match;
  const ok = (one: string, value: string) => Number(value) >= 1 && Number(value) <= (HIGHEST.get(one) ?? 0);
  if (!ok(letter, number)) return null;
  if (second === undefined) return `${letter}${Number(number)}`;
  const other = secondLetter ?? (Number(second) < Number(number) ? nextRegion(letter) : letter);
  return ok(other, second) ? `${letter}${Number(number)}-${other}${Number(second)}` : null;
}

function nextRegion(letter: string): string {
  return { C: "T", T: "L", L: "S" }[letter] ?? letter;
}

function ordinal(word: string): number {
  const at = ORDINALS.indexOf(word.toLowerCase());
  return at === -1 ? Number.parseInt(word, 10) : at + 1;
}

/** The levels named in a text between `start` and `end`, each in one form: "L4-L5", "rib 5", "segment 7", "6 o'clock". */
export function findLevels(text: string, start: number, end: number): LevelFound[] {
  const part = text.slice(start, end);
  const found: LevelFound[] = [];
  const add = (match: RegExpExecArray, level: string | null, region: string) => {
    const at = start + match.index;
    if (level !== null) found.push({ start: at, end: at + match[0].length, level, region });
  };
  if (/[CTLS]-?\d/.test(part))
    for (const match of part.matchAll(VERTEBRA)) add(match, vertebral(match), REGION.get(match[1] ?? "") ?? "spine");
  if (/rib/i.test(part)) for (const match of part.matchAll(NUMBERED_RIB)) add(match, `rib ${Number(match[1])}`, "rib");
  if (/rib/i.test(part))
    // "The fifth to seventh ribs" are no one level.
    for (const match of part.matchAll(RIB))
      if (!LISTED.test(part.slice(0, match.index))) add(match, `rib ${ordinal(match[1] ?? "")}`, "rib");
  if (/segment/i.test(part))
    for (const match of part.matchAll(SEGMENT)) {
      const number = ROMAN.indexOf((match[1] ?? "").toLowerCase()) + 1 || Number(match[1]);
      add(match, `segment ${number}${(match[2] ?? "").toLowerCase()}`, "liver segment");
    }
  if (/clock/i.test(part))
    for (const match of part.matchAll(CLOCK)) add(match, `${Number(match[1])} o'clock`, "breast");
  return found;
}
