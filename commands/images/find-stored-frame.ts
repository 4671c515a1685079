import { sql } from "kysely";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { type FrameRow, type FrameSource, frameColumns, frameSource } from "./load-frames.ts";

/** A frame of an image by the image's own id, for work that nobody looks at; null where the image is gone. */
export async function findStoredFrame(
  { database, objects }: Pick<House, "database" | "objects">,
  instanceId: string,
  frame: number,
): Promise<FrameSource | null> {
  const row = await inScope(database, systemScope, async (tx) => {
    const { rows } = await sql<FrameRow & { sha256: string; transfer_syntax_uid: string; frames: number }>`
      SELECT i.sha256, i.transfer_syntax_uid, i.frames, ${frameColumns([frame], "rendered")} FROM instance i
      WHERE i.id = ${instanceId}`.execute(tx);
    return rows[0];
  });
  return row === undefined ? null : frameSource(objects, row, false, [frame]);
}
