import pg from "pg";
import type { TableShape } from "./table-order.ts";

const rowsAtOnce = 500;
/** A row of metadata may be large: what is sent at once stays far below what the database takes. */
const charactersAtOnce = 8 << 20;

const quoted = (name: string) => pg.escapeIdentifier(name);

/** The owner sees all rows, also where it is no superuser and the policies hold for it. */
export async function actAsSystem(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT set_config('app.kind', 'system', true)");
}

/**
 * Each row of a table as a line of JSON, as PostgreSQL writes it: numbers and times keep all their digits.
 * @param client within a transaction
 */
export async function* readRows(client: pg.ClientBase, table: TableShape): AsyncGenerator<string> {
  const order = table.key.length === 0 ? "" : `ORDER BY ${table.key.map(quoted).join(", ")}`;
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(r)::text AS line FROM ${quoted(table.name)} r ${order}`,
  );
  try {
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM backup_rows`);
      if (rows.length === 0) return;
      for (const { line } of rows) yield line;
    }
  } finally {
    await client.query("CLOSE backup_rows").catch(() => undefined);
  }
}

/**
 * Puts rows into an empty table.
 * @param client within a transaction
 * @returns how many
 */
export async function writeRows(client: pg.ClientBase, table: string, lines: AsyncIterable<string>): Promise<number> {
  const insert = `INSERT INTO ${quoted(table)} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${quoted(table)}, $1::jsonb)`;
  let batch: string[] = [];
  let characters = 0;
  let written = 0;
  const send = async () => {
    if (batch.length === 0) return;
    written += (await client.query(insert, [`[${batch.join(",")}]`])).rowCount ?? 0;
    batch = [];
    characters = 0;
  };
  for await (const line of lines) {
    batch.push(line);
    characters += line.length;
    if (batch.length >= rowsAtOnce || characters >= charactersAtOnce) await send();
  }
  await send();
  await continueNumbering(client, table);
  return written;
}

/** Generated numbers go on after the highest that came in. */
async function continueNumbering(client: pg.ClientBase, table: string): Promise<void> {
  const { rows } = await client.query<{ column: string; sequence: string }>(
    `SELECT a.attname AS column, pg_get_serial_sequence($1, a.attname) AS sequence FROM pg_attribute a
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND a.attidentity <> ''`,
    [quoted(table)],
  );
  for (const { column, sequence } of rows) {
    await client.query(
      `SELECT setval($1, coalesce((SELECT max(${quoted(column)}) FROM ${quoted(table)}), 0) + 1, false)`,
      [sequence],
    );
  }
}
