import { sql } from "kysely";
import { DicomRefused } from "#dicom/refused.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { findStoredFrame } from "./find-stored-frame.ts";
import { hasPreview, makePreview } from "./preview-image.ts";
import { middleOf } from "./render-image.ts";

type PreviewDesk = Pick<House, "database" | "clock" | "objects" | "derived">;
type Arrived = { id: string; sha256: string; frames: number; received_at: Date };

const cursorName = "previews made until";
/** Images bear the time at which their transaction began; one that took longer than this gets its preview when it is asked for. */
const overlap = 60_000;
const firstLook = 3600_000;
const batch = 200;
/** The clock brings this job every minute. */
const longest = 50_000;

/**
 * Makes the previews of the images that came in since the last time, so that lists show pictures at once. Runs behind the ingest, which
 * pays nothing for it.
 * @returns how many were made
 */
export async function preparePreviews(desk: PreviewDesk): Promise<number> {
  await desk.derived.tidy();
  const began = Date.now();
  const now = desk.clock();
  let after = { at: await readCursor(desk, now), id: "00000000-0000-0000-0000-000000000000" };
  let made = 0;
  while (Date.now() - began < longest) {
    const arrived = await arrivedAfter(desk, after);
    for (const one of arrived) if (await prepareOne(desk, one)) made += 1;
    const last = arrived.at(-1);
    if (last === undefined) break;
    after = { at: last.received_at, id: last.id };
    await desk.derived.keep(cursorName, Buffer.from(new Date(after.at.getTime() - overlap).toISOString()));
  }
  return made;
}

async function readCursor({ derived }: PreviewDesk, now: Date): Promise<Date> {
  const kept = await derived.read(cursorName);
  const at = new Date(kept === null ? Number.NaN : Buffer.from(kept).toString());
  return Number.isNaN(at.getTime()) ? new Date(now.getTime() - firstLook) : at;
}

async function arrivedAfter({ database }: PreviewDesk, after: { at: Date; id: string }): Promise<Arrived[]> {
  return await inScope(database, systemScope, async (tx) => {
    const { rows } = await sql<Arrived>`SELECT id, sha256, frames, received_at FROM instance
      WHERE received_at >= ${after.at} AND (received_at, id) > (${after.at}, ${after.id}::uuid) AND frames > 0
      ORDER BY received_at, id LIMIT ${batch}`.execute(tx);
    return rows;
  });
}

/** False where there was one, or the image cannot be drawn: that is told to whoever opens it. */
async function prepareOne(desk: PreviewDesk, { id, sha256, frames }: Arrived): Promise<boolean> {
  const frame = middleOf(frames);
  if (await hasPreview(desk, sha256, frame)) return false;
  const source = await findStoredFrame(desk, id, frame);
  if (source === null) return false;
  try {
    await makePreview(desk, source, frame);
    return true;
  } catch (error) {
    if (error instanceof DicomRefused) return false;
    throw error;
  }
}
