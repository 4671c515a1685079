import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import type { Database } from "#store/database.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordView } from "../record-event.ts";
import type { InstanceRow } from "./find-instances.ts";
import type { Sight } from "./image-sight.ts";

/** Shorter than what counts as one view (record-event.ts), so that a view that goes on is recorded again. */
const remembered = 5 * 60_000;
const rememberedMost = 20_000;
/** What this process has recorded lately: a viewer asks for hundreds of frames, and the chain need not be read for each. */
const recent = new WeakMap<Database, Map<string, number>>();

/**
 * Records that series were looked at (or taken away whole), in each case through which they were seen; where they belong to no case,
 * in the organisation's own chain.
 */
export async function recordImageView(
  desk: Desk,
  scope: OrganisationScope,
  sight: Sight,
  instances: readonly Pick<InstanceRow, "study_id" | "series_instance_uid">[],
  kind: "images-viewed" | "images-exported" = "images-viewed",
): Promise<void> {
  const at = desk.clock();
  const actor = actorOf(scope);
  const memory = recent.get(desk.database) ?? new Map<string, number>();
  recent.set(desk.database, memory);
  const series = new Map(instances.map((row) => [row.series_instance_uid, row.study_id]));
  const due = [...series].filter(([uid]) => {
    const before = memory.get(`${kind} ${actor.id} ${uid}`);
    return before === undefined || Math.abs(at.getTime() - before) > remembered;
  });
  if (due.length === 0) return;
  await inScope(desk.database, systemScope, async (tx) => {
    for (const [uid, studyId] of due) {
      const cases = scope.kind === "service" ? await casesOf(tx, studyId) : [...sight.cases].sort();
      const chains = cases.length > 0 ? cases : [null];
      for (const chain of chains) {
        await recordView(tx, { organisationId: scope.organisationId, caseId: chain }, actor, at, {
          kind,
          subject: uid,
        });
      }
    }
  });
  if (memory.size > rememberedMost) memory.clear();
  for (const [uid] of due) memory.set(`${kind} ${actor.id} ${uid}`, at.getTime());
}

/** A service does not see cases, but each case is told of it. */
async function casesOf(tx: Parameters<Parameters<typeof inScope>[2]>[0], studyId: string) {
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM case_study WHERE study_id = ${studyId} ORDER BY case_id`.execute(tx);
  return rows.map((row) => caseId.parse(row.case_id));
}
