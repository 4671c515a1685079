/** A measurement in a text: its range and its values in millimetres, in the order given. `prior` marks a size of an earlier examination. */
export type SizeFound = { start: number; end: number; millimetres: number[]; prior: boolean };

const NUMBER = String.raw`\d{1,4}(?:[.,]\d{1,3})?`;
const UNIT = String.raw`(?:mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?)(?![\p{L}\d²³^])`;
const AXIS = String.raw`(?:\s*\(?(?:AP|TR|CC|SI|ML|RL|LR|transverse|craniocaudal|anteroposterior|sagittal|axial|long|short)\)?)?`;
const SIZE = new RegExp(
  String.raw`(?<![\p{L}\d.,#/+])(${NUMBER})(?:\s*-?\s*(${UNIT}))?${AXIS}(?:\s*(x|×|\*|by|-|–|to)\s*(${NUMBER})(?:\s*-?\s*(${UNIT}))?${AXIS})?(?:\s*(?:x|×|\*|by)\s*(${NUMBER})(?:\s*-?\s*(${UNIT}))?)?`,
  "giu",
);
const PRIOR =
  /(?:\bpreviously|\bprior|\bformerly|\bearlier|\bold measurement|\bprevious(?: (?:size|measurement|diameter))?|\b(?:it|this|which|that) (?:was|were|measured)|\bhad (?:been|measured)|\bcompared (?:to|with)|\bversus|\bvs\.?)[^.;\d]{0,25}$|(?:\bpreviously|\bformerly|\bpreviously (?:was|measured|measuring))[^;\d]{0,40}$|[,;(]\s*(?:was|were)\s*$|(?:increased|decreased|grown|changed|enlarged|up|down|reduced|larger|smaller)(?: in size)?,? from\s*$/i;
/** A distance from a landmark, a slice, an image or a catheter's depth is not a finding's size. */
const NOT_SIZE_AFTER =
  /^\s*(?:from|above|below|distal|proximal|deep to|superior to|inferior to|lateral to|medial to|away|slices?|sections?|thick(?:ness)? (?:slices?|axial|sections?|cuts|images)|axial (?:images|slices|cuts)|cuts|intervals?|collimation|reconstructions?|contiguous)/i;
const NOT_SIZE_BEFORE =
  /(?:slice thickness(?: of)?|collimation(?: of)?|interval(?:s)? of|every|N\+|nipple|thickness of|at depth(?: of)?)\s*$/i;
const NORMAL_LIMIT = /(?:normal|upper limit|reference)[^.;]{0,20}$/i;
const LARGEST_MM = 2000;

function toNumber(text: string): number {
  return Number(text.replace(",", "."));
}

function scale(unit: string): number {
  return unit.toLowerCase().startsWith("c") ? 10 : 1;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

type Parts = { values: string[]; units: (string | undefined)[]; joiner: string | undefined; grew: boolean };

/**
 * "1.2 x 0.8 cm": a number without a unit takes the last one. "4 to 5 mm" is a range: its larger end. "From 8 to 12 mm" is a change:
 * the present size.
 */
function millimetresOf({ values, units, joiner, grew }: Parts): number[] {
  const last = units.findLast((unit) => unit !== undefined);
  if (last === undefined) return [];
  const sizes = values.map((value, at) => rounded(toNumber(value) * scale(units[at] ?? last)));
  const isRange = joiner !== undefined && /^(?:-|–|to)$/i.test(joiner);
  if (isRange && grew) return sizes.slice(1, 2);
  return isRange ? [Math.max(...sizes)] : sizes;
}

/** The sizes in a text between `start` and `end`. */
export function findSizes(text: string, start: number, end: number): SizeFound[] {
  const found: SizeFound[] = [];
  const part = text.slice(start, end);
  if (!/\d/.test(part)) return found;
  for (const match of part.matchAll(SIZE)) {
    const [whole, one = "", unitOne, joiner, two, unitTwo, three, unitThree] = match;
    const values = [one, two, three].filter((value) => value !== undefined);
    const before = part.slice(Math.max(0, match.index - 40), match.index);
    const grew = /\bfrom\s*$/i.test(before) && joiner === "to";
    const units = [unitOne, unitTwo, unitThree].slice(0, values.length);
    const millimetres = millimetresOf({ values, units, joiner, grew });
    if (millimetres.length === 0 || millimetres.some((value) => value <= 0 || value > LARGEST_MM)) continue;
    const after = part.slice(match.index + whole.length, match.index + whole.length + 40);
    if (NOT_SIZE_AFTER.test(after) || NOT_SIZE_BEFORE.test(before) || NORMAL_LIMIT.test(before)) continue;
    const at = start + match.index;
    found.push({ start: at, end: at + whole.length, millimetres, prior: !grew && PRIOR.test(before) });
  }
  return found;
}
