/**
 * The best one-to-one assignment of rows to columns: the sum of the values taken is the largest there is (the Hungarian method with
 * potentials, Kuhn 1955; after Jonker and Volgenant 1987). A row is left alone rather than given a value below `least`.
 * @param values rows × columns, 0 to 1; higher is better
 * @returns for each row its column, null where none
 */
export function assign(values: readonly (readonly number[])[], least: number): (number | null)[] {
  const rows = values.length;
  const columns = values[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return values.map(() => null);
  // A private column per row stands for "no partner" and costs the same as a value of `least`.
  const width = columns + rows;
  const cost = (row: number, column: number) => {
    if (column >= columns) return 1 - least;
    const value = values[row]?.[column] ?? 0;
    return value < least ? 2 : 1 - value;
  };
  const owner = hungarian(rows, width, cost);
  const result: (number | null)[] = values.map(() => null);
  for (const [column, row] of owner.entries()) if (row !== null && column < columns) result[row] = column;
  return result.map((column, row) => (column !== null && (values[row]?.[column] ?? 0) < least ? null : column));
}

/** For each column the row that takes it. Needs at least as many columns as rows. O(rows² × columns). */
function hungarian(rows: number, columns: number, cost: (row: number, column: number) => number): (number | null)[] {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row;
    const way = new Int32Array(columns + 1);
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    let at = 0;
    do {
      used[at] = 1;
      const from = rowOf[at] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let column = 1; column <= columns; column += 1) {
        if (used[column] === 1) continue;
        const reduced = cost(from - 1, column - 1) - (rowPotential[from] ?? 0) - (columnPotential[column] ?? 0);
        if (reduced < (slack[column] ?? 0)) {
          slack[column] = reduced;
          way[column] = at;
        }
        if ((slack[column] ?? 0) < delta) {
          delta = slack[column] ?? 0;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column += 1) {
        if (used[column] === 1) {
          const owner = rowOf[column] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[column] = (columnPotential[column] ?? 0) - delta;
        } else slack[column] = (slack[column] ?? 0) - delta;
      }
      at = next;
    } while (rowOf[at] !== 0);
    while (at !== 0) {
      const before = way[at] ?? 0;
      rowOf[at] = rowOf[before] ?? 0;
      at = before;
    }
  }
  return Array.from(rowOf.subarray(1), (row) => (row === 0 ? null : row - 1));
}
