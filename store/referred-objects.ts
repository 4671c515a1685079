import pg from "pg";

/** The SHA-256 of every object that must be there. @param client within a transaction that sees all rows */
export async function referredObjects(client: pg.ClientBase): Promise<Set<string>> {
  const places = await client.query<{ place_table: string; place_column: string }>("SELECT * FROM object_places()");
  const parts = places.rows.map(({ place_table, place_column }) => {
    const column = pg.escapeIdentifier(place_column);
    return `SELECT ${column} AS sha256 FROM ${pg.escapeIdentifier(place_table)} WHERE ${column} IS NOT NULL`;
  });
  const { rows } = await client.query<{ sha256: string }>(parts.join(" UNION "));
  return new Set(rows.map((row) => row.sha256));
}

/** The SHA-256 of every object that a deletion has ordered away and that may still be there. */
export async function leavingObjects(client: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ sha256: string }>("SELECT sha256 FROM object_removal WHERE removed_at IS NULL");
  return new Set(rows.map((row) => row.sha256));
}
