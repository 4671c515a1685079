import pg from "pg";
import type { Database } from "./database.ts";

/** What a process may remember of the database: who may see what (`permissions`), and where stored images lie (`images`). */
export type Remembered = "permissions" | "images";

/** Statements that change what is remembered. The triggers of migrations/0010-changes.sql tell other processes of the same tables. */
const changes: Readonly<Record<Remembered, RegExp>> = {
  permissions:
    /\b(?:insert\s+into|update|delete\s+from)\s+"?(?:case_grant|case_stage|case_study|study_identity|series_release|reading_version|person|person_role|session|service_token)"?(?![\w])/i,
  images: /\b(?:update|delete\s+from)\s+"?(?:study|series|instance)"?(?![\w])/i,
};
/** Being seen changes nobody's permission. */
const onlySeen = /^update "(?:session|service_token)" set "last_(?:seen|used)_at" = \$1 where/i;

const kinds: readonly Remembered[] = ["permissions", "images"];
const judged = new Map<string, readonly Remembered[]>();

/** What a statement changes of what is remembered. */
export function changedBy(sql: string): readonly Remembered[] {
  const known = judged.get(sql);
  if (known !== undefined) return known;
  const changed = onlySeen.test(sql) ? [] : kinds.filter((kind) => changes[kind].test(sql));
  if (judged.size > 2000) judged.clear();
  judged.set(sql, changed);
  return changed;
}

export type ChangeWatch = {
  /**
   * A number that is another after every change; what was read under it may be used while it stays. Null where the database cannot be
   * heard just now: then it must be asked.
   */
  version: (kind: Remembered) => number | null;
  /** A transaction of this process changed it: nothing of before is used after this call. */
  changed: (kind: Remembered) => void;
  close: () => Promise<void>;
};

/** Unheard for so long (milliseconds), nothing is remembered: the longest that another process's change can stay unknown. */
const silenceMost = 2000;
/** While versions are asked for, the connection is tried so often. */
const tryEvery = 400;
const channel = "overread_change";

/**
 * Hears of changes by this process at once and of other processes' by NOTIFY, on a connection of its own that is opened when a version
 * is first asked for. Each answer on it proves that what was told before has arrived.
 */
export function watchChanges(url: string): ChangeWatch {
  const versions: Record<Remembered, number> = { permissions: 1, images: 1 };
  let client: pg.Client | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking = false;
  let closed = false;
  const changed = (kind: Remembered) => {
    versions[kind] += 1;
  };
  const lose = (lost: pg.Client) => {
    if (client === lost) client = null;
    heardAt = Number.NEGATIVE_INFINITY;
    void lost.end().catch(() => undefined);
  };
  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: "overread changes", keepAlive: true });
    fresh.on("error", () => lose(fresh));
    fresh.on("end", () => lose(fresh));
    fresh.on("notification", ({ payload }) => kinds.filter((kind) => kind === payload).forEach(changed));
    await fresh.connect();
    await fresh.query(`LISTEN ${channel}`);
    if (closed) return await fresh.end();
    client = fresh;
    // What was told while nobody listened is not known.
    kinds.forEach(changed);
  };
  const listen = async () => {
    const at = performance.now();
    asking = true;
    askedAt = at;
    try {
      if (client === null) await connect();
      else await client.query("SELECT 1");
      if (client !== null) heardAt = at;
    } catch {
      if (client !== null) lose(client);
    } finally {
      asking = false;
    }
  };
  return {
    version: (kind) => {
      const now = performance.now();
      if (!closed && !asking && now - askedAt > tryEvery) void listen();
      return now - heardAt < silenceMost ? versions[kind] : null;
    },
    changed,
    close: async () => {
      closed = true;
      heardAt = Number.NEGATIVE_INFINITY;
      await client?.end().catch(() => undefined);
    },
  };
}

const watches = new WeakMap<Database, ChangeWatch>();

export function attachWatch(database: Database, watch: ChangeWatch): void {
  watches.set(database, watch);
}

/** The version under which something of this database may be remembered; null where nothing may be (ChangeWatch). */
export function versionOf(database: Database, kind: Remembered): number | null {
  return watches.get(database)?.version(kind) ?? null;
}
