import type { Vector } from "./image-plane.ts";

/** Which way in the patient each edge of the picture points. */
export type EdgeLetters = { top: string; right: string; bottom: string; left: string };

const names = [
  ["L", "R"],
  ["P", "A"],
  ["H", "F"],
] as const;

/**
 * A direction in the patient in letters, the strongest part first, as PatientOrientation (0020,0020) writes it: PS3.3 C.7.6.1.1.1.
 * Parts below a tenth of the whole are left out.
 * @param direction LPS
 */
export function lettersOf(direction: Vector): string {
  const length = Math.hypot(...direction);
  if (length === 0) return "";
  return direction
    .map((part, axis) => ({ part: part / length, names: names[axis] }))
    .filter((each) => Math.abs(each.part) > 0.1)
    .sort((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, 3)
    .map((each) => each.names?.[each.part > 0 ? 0 : 1] ?? "")
    .join("");
}

const opposites: Readonly<Record<string, string>> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };

/** The letters of the other way: "LA" becomes "RP". */
export const oppositeOf = (letters: string): string => Array.from(letters, (each) => opposites[each] ?? each).join("");

/**
 * The letters at the four edges.
 * @param right direction in the patient that points to the right of the screen, LPS
 * @param up direction that points to its top
 */
export function edgeLettersOf(right: Vector, up: Vector): EdgeLetters {
  const toRight = lettersOf(right);
  const toTop = lettersOf(up);
  return { right: toRight, left: oppositeOf(toRight), top: toTop, bottom: oppositeOf(toTop) };
}
