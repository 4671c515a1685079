import type pg from "pg";

export type TableShape = {
  name: string;
  /** Of the primary key, in its order; rows are written in this order, so that chains come in as they grew. */
  key: string[];
};

/** Every table of the schema, each after those it refers to: in this order rows can be put into an empty database. */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableShape[]> {
  const shapes = await client.query<TableShape>(
    `SELECT c.relname AS name, coalesce((
        SELECT array_agg(a.attname::text ORDER BY k.place) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(column_number, place)
          JOIN pg_attribute a ON a.attnum = k.column_number
          WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid), '{}') AS key
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`,
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to FROM pg_constraint k
      JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND f.relnamespace = 'public'::regnamespace AND f.oid <> t.oid`,
  );
  const ordered: TableShape[] = [];
  const waiting = new Map(shapes.rows.map((shape) => [shape.name, shape]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.rows.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const shape of free) {
      ordered.push(shape);
      waiting.delete(shape.name);
    }
  }
  return ordered;
}
