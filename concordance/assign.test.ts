import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "./assign.ts";

const LEAST = 0.5;

/** All assignments tried: the largest sum, where leaving a row alone is worth `LEAST`. */
function best(values: readonly (readonly number[])[], row = 0, used: ReadonlySet<number> = new Set()): number {
  const line = values[row];
  if (line === undefined) return 0;
  let most = LEAST + best(values, row + 1, used);
  for (const [column, value] of line.entries())
    if (!used.has(column) && value >= LEAST)
      most = Math.max(most, value + best(values, row + 1, new Set([...used, column])));
  return most;
}

function worth(values: readonly (readonly number[])[], chosen: readonly (number | null)[]): number {
  return chosen.reduce<number>((sum, column, row) => sum + (column === null ? LEAST : (values[row]?.[column] ?? 0)), 0);
}

describe("assignment", () => {
  it("gives up the best single pair for the better whole", () => {
    expect(
      assign(
        [
          [0.9, 0.85],
          [0.8, 0.1],
        ],
        LEAST,
      ),
    ).toEqual([1, 0]);
  });

  it("leaves alone what has no partner worth the name", () => {
    expect(assign([[0.4, 0.3]], LEAST)).toEqual([null]);
    expect(assign([[], []], LEAST)).toEqual([null, null]);
    expect(assign([], LEAST)).toEqual([]);
  });

  it("is as good as trying everything", () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.array(
        fc.array(
          fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
          { minLength: columns, maxLength: columns },
        ),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    );
    fc.assert(
      fc.property(matrix, (values) => {
        const chosen = assign(values, LEAST);
        const columns = chosen.filter((column) => column !== null);
        expect(new Set(columns).size).toBe(columns.length);
        expect(worth(values, chosen)).toBeCloseTo(best(values), 9);
      }),
    );
  });
});
