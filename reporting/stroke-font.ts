export type Point = readonly [number, number];
export type Stroke = Point[];

/**
 * Letters as strokes on a grid: each point is a column and a row digit, strokes are parted by "/". Row 0 is the top of capitals, 2 the
 * top of small letters, 6 the base line, 8 the lowest. Enough for what stands beside a mark; no font file is needed to draw it.
 */
const glyphs: Record<string, string> = {
  "0": "10 30 41 45 36 16 05 01 10",
  "1": "02 20 26/06 46",
  "2": "01 10 30 41 42 06 46",
  "3": "00 40 23 33 44 45 36 16 05",
  "4": "30 04 44/30 36",
  "5": "40 00 02 32 43 45 36 16 05",
  "6": "40 20 02 05 16 36 45 44 33 03",
  "7": "00 40 16",
  "8": "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
  "9": "43 13 02 01 10 30 41 44 26 06",
  A: "06 20 46/14 34",
  B: "03 33 44 45 36 06 00 30 41 42 33",
  C: "41 30 10 01 05 16 36 45",
  D: "00 06 26 44 42 20 00",
  E: "40 00 06 46/03 33",
  F: "40 00 06/03 33",
  G: "41 30 10 01 05 16 36 45 43 23",
  H: "00 06/40 46/03 43",
  I: "00 20/10 16/06 26",
  J: "40 45 36 16 05",
  K: "00 06/40 03 46",
  L: "00 06 46",
  M: "06 00 23 40 46",
  N: "06 00 46 40",
  O: "10 30 41 45 36 16 05 01 10",
  P: "06 00 30 41 42 33 03",
  Q: "10 30 41 45 36 16 05 01 10/34 46",
  R: "06 00 30 41 42 33 03/23 46",
  S: "41 30 10 01 02 13 33 44 45 36 16 05",
  T: "00 40/20 26",
  U: "00 05 16 36 45 40",
  V: "00 26 40",
  W: "00 16 23 36 40",
  X: "00 46/40 06",
  Y: "00 23 40/23 26",
  Z: "00 40 06 46",
  a: "02 22 33 36/34 14 05 16 26 35",
  b: "00 06/03 12 22 33 35 26 16 05",
  c: "33 22 12 03 05 16 26 35",
  d: "30 36/33 22 12 03 05 16 26 35",
  e: "04 34 33 22 12 03 05 16 26 35",
  f: "30 20 11 16/02 22",
  g: "32 37 28 18 07/33 22 12 03 05 16 26 35",
  h: "00 06/03 12 22 33 36",
  i: "02 06/00 00",
  j: "12 17 08/10 10",
  k: "00 06/32 04 36",
  l: "00 05 16",
  m: "02 06/03 12 23 26/23 32 43 46",
  n: "02 06/03 12 22 33 36",
  o: "12 22 33 35 26 16 05 03 12",
  p: "02 08/03 12 22 33 35 26 16 05",
  q: "32 38/33 22 12 03 05 16 26 35",
  r: "02 06/03 12 22",
  s: "32 12 03 14 24 35 26 06",
  t: "10 15 26/02 22",
  u: "02 05 16 26 35/32 36",
  v: "02 26 42",
  w: "02 16 23 36 42",
  x: "02 36/32 06",
  y: "02 16/32 08",
  z: "02 32 06 36",
  ".": "06 06",
  ",": "16 07",
  ":": "03 03/06 06",
  ";": "13 13/16 07",
  "-": "04 24",
  "+": "04 44/22 26",
  "/": "40 06",
  "(": "10 01 05 16",
  ")": "00 11 15 06",
  "%": "40 06/00 10 11 01 00/35 45 46 36 35",
  "°": "10 21 12 01 10",
  "²": "00 10 11 02 12",
  "³": "00 10 11 12 02",
  "×": "03 36/33 06",
  "±": "02 42/20 24/06 46",
  µ: "02 08/05 16 26 35/32 36",
  "'": "00 01",
  '"': "00 01/20 21",
  "<": "41 04 47",
  ">": "01 44 07",
  "=": "03 33/05 35",
  "?": "01 10 30 41 42 23 24/26 26",
  "!": "00 04/06 06",
  "…": "06 06/26 26/46 46",
  _: "07 47",
  "#": "10 16/30 36/02 42/04 44",
  "*": "01 43/41 03/20 24",
};

/** What has no glyph is an empty box, not nothing. */
const unknownGlyph = "00 40 46 06 00";
const spaceWidth = 3;
const gap = 1.7;
/** Rows from the top of a capital to the base line, and from line to line. */
const capitalRows = 6;
export const lineRows = 10.5;

/**
 * A line of text as strokes, its upper left corner at 0,0.
 * @param capital height of a capital letter in pixels
 * @returns strokes and width in pixels
 */
export function strokeText(text: string, capital: number): { strokes: Stroke[]; width: number } {
  const unit = capital / capitalRows;
  const strokes: Stroke[] = [];
  let column = 0;
  for (const character of withoutAccents(text)) {
    if (/\s/.test(character)) {
      column += spaceWidth;
      continue;
    }
    const glyph = glyphOf(character);
    for (const stroke of glyph) strokes.push(stroke.map(([x, y]): Point => [(column + x) * unit, y * unit]));
    column += Math.max(...glyph.flat().map(([x]) => x)) + gap;
  }
  return { strokes, width: Math.max(0, column - gap) * unit };
}

function glyphOf(character: string): Stroke[] {
  return (glyphs[character] ?? unknownGlyph)
    .split("/")
    .map((stroke) => stroke.split(" ").map((point): Point => [Number(point[0]), Number(point[1])]));
}

function withoutAccents(text: string): string {
  return text.replace(/[–—−]/g, "-").replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}
