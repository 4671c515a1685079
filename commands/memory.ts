import { type Remembered, versionOf } from "#store/changes.ts";
import type { Database } from "#store/database.ts";

/** Remembers what was read of a database until something changes there that it depends on (store/changes.ts). */
export type Memory<V> = {
  recall: (database: Database, key: string) => V | undefined;
  /** Called before the reading; what it gives keeps the value, unless something changed meanwhile. */
  begin: (database: Database) => (key: string, value: V, weight?: number) => void;
};

/** Against a change that nobody tells of: nothing is remembered for longer (milliseconds). */
const longest = 30_000;

type Room<V> = { version: number; madeAt: number; entries: Map<string, { value: V; weight: number }>; weight: number };

/** @param most of the weights of all values together (1 each, where none is said); the oldest are forgotten first */
export function createMemory<V>(kind: Remembered, most: number): Memory<V> {
  const rooms = new WeakMap<Database, Room<V>>();
  const roomOf = (database: Database): Room<V> | null => {
    const version = versionOf(database, kind);
    if (version === null) return null;
    const now = performance.now();
    const room = rooms.get(database);
    if (room?.version === version && now - room.madeAt < longest) return room;
    const fresh: Room<V> = { version, madeAt: now, entries: new Map(), weight: 0 };
    rooms.set(database, fresh);
    return fresh;
  };
  return {
    recall: (database, key) => roomOf(database)?.entries.get(key)?.value,
    begin: (database) => {
      const room = roomOf(database);
      return (key, value, weight = 1) => {
        if (room === null || weight > most / 4 || roomOf(database) !== room) return;
        room.weight += weight - (room.entries.get(key)?.weight ?? 0);
        room.entries.set(key, { value, weight });
        for (const [oldest, entry] of room.entries) {
          if (room.weight <= most) break;
          room.entries.delete(oldest);
          room.weight -= entry.weight;
        }
      };
    },
  };
}
