/** The standard normal quantile of 0.975. */
const Z95 = 1.959963984540054;

export type Interval = { low: number; high: number };

/**
 * Wilson's score interval, 95 %, for a proportion of `count` in `total` (Wilson 1927; Newcombe 1998, method 3).
 * @returns null for an empty total, for which nothing can be said
 */
export function wilsonInterval(count: number, total: number): Interval | null {
  if (!(total > 0) || count < 0 || count > total) return null;
  const p = count / total;
  const z2 = Z95 * Z95;
  const centre = p + z2 / (2 * total);
  const spread = Z95 * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total * total));
  const scale = 1 + z2 / total;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

export type KappaWeights = "none" | "linear" | "quadratic";
export type Kappa = { kappa: number; standardError: number; interval: Interval; observed: number; total: number };

function agreementWeight(weights: KappaWeights, categories: number, row: number, column: number): number {
  if (weights === "none" || categories < 2) return row === column ? 1 : 0;
  const apart = Math.abs(row - column) / (categories - 1);
  return 1 - (weights === "linear" ? apart : apart * apart);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Cohen's kappa of two graders from a square table of counts (rows: first grader, columns: second), with the large-sample standard error
 * of Fleiss, Cohen and Everitt (1969) and its 95 % interval. Categories must be in their order for linear and quadratic weights.
 * @returns null for an empty table, or where chance alone would agree always (kappa is then not defined)
 */
export function cohenKappa(table: readonly (readonly number[])[], weights: KappaWeights = "none"): Kappa | null {
  const size = table.length;
  const total = sum(table.flat());
  if (total === 0 || table.some((row) => row.length !== size)) return null;
  const share = (row: number, column: number) => (table[row]?.[column] ?? 0) / total;
  const places = Array.from({ length: size }, (_, at) => at);
  const rows = places.map((row) => sum(places.map((column) => share(row, column))));
  const columns = places.map((column) => sum(places.map((row) => share(row, column))));
  const w = (row: number, column: number) => agreementWeight(weights, size, row, column);
  const over = (term: (row: number, column: number) => number) =>
    sum(places.flatMap((row) => places.map((column) => term(row, column))));
  const observed = over((row, column) => w(row, column) * share(row, column));
  const expected = over((row, column) => w(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0));
  if (1 - expected < 1e-12) return null;
  const kappa = (observed - expected) / (1 - expected);
  const rowMean = places.map((row) => sum(places.map((column) => w(row, column) * (columns[column] ?? 0))));
  const columnMean = places.map((column) => sum(places.map((row) => w(row, column) * (rows[row] ?? 0))));
  const spread = over((row, column) => {
    const mean = (rowMean[row] ?? 0) + (columnMean[column] ?? 0);
    return share(row, column) * (w(row, column) - mean * (1 - kappa)) ** 2;
  });
  const shift = kappa - expected * (1 - kappa);
  const standardError = Math.sqrt(Math.max(0, spread - shift * shift) / total) / (1 - expected);
  const interval = { low: kappa - Z95 * standardError, high: kappa + Z95 * standardError };
  return { kappa, standardError, interval, observed, total };
}
