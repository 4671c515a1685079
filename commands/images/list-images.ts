import { sql } from "kysely";
import { z } from "zod";
import type { CaseId } from "#contract/ids.ts";
import type { StudySummary } from "#contract/images.ts";
import type { PersonScope } from "#store/scope.ts";
import { type CaseAct, lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { type Describing, describeStudy } from "./describe-study.ts";
import { decidesIdentity, sightOf } from "./image-sight.ts";
import { hangingOfSeries } from "./series-hanging.ts";
import { warningsOfSeries } from "./series-warnings.ts";
import { listStudyRows, type StudyRow } from "./study-rows.ts";

/**
 * Studies and series of the case, newest first. Readers do not see a study of which it is asked whose it is, nor one that was removed;
 * a blind reader sees of a withheld series only that it is there, and why it is closed.
 */
export async function listImages(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<StudySummary[]> {
  return await lookInCase(desk, scope, caseId, "view-images", async (act) => {
    const linked = sql`EXISTS (SELECT 1 FROM case_study cs WHERE cs.case_id = ${caseId} AND cs.study_id = st.id)`;
    const rows = await listStudyRows(act.tx, scope, linked);
    const differences = await differencesOf(act);
    const series = rows
      .flatMap((row) => row.series)
      .map(({ id, modality, instances }) => ({ id, modality, instances: instances.length }));
    const warnings = await warningsOfSeries(act.tx, series);
    const hanging = await hangingOfSeries(act.tx, series);
    const decides = decidesIdentity(act.kase.standing) && !act.kase.blind;
    const seen = rows.filter(
      (row) => decides || identityOf(row, caseId) === "matches" || identityOf(row, caseId) === "confirmed",
    );
    const prior = priorsAmong(seen.filter((row) => identityOf(row, caseId) !== "removed"));
    return seen.map((row) => {
      const sight = sightOf(scope, row.ties);
      const own = row.ties.find((one) => one.caseId === caseId);
      const how: Describing = {
        blind: sight.blind,
        // Somebody who is not blind sees what a blind reader of this case would.
        released: sight.blind ? sight.released : (seriesId) => own?.released.includes(seriesId) === true,
        identity: identityOf(row, caseId),
        identityDifferences: decides ? (differences.get(row.id) ?? []) : [],
        prior: prior.has(row.id),
        warnings,
        hanging,
      };
      return describeStudy(row, how);
    });
  });
}

function identityOf(row: StudyRow, caseId: CaseId): StudySummary["identity"] {
  return row.ties.find((one) => one.caseId === caseId)?.identity ?? "matches";
}

async function differencesOf({ tx, kase }: CaseAct): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ study_id: string; differences: unknown }>`
    SELECT DISTINCT ON (study_id) study_id, differences FROM study_identity
    WHERE case_id = ${kase.id} ORDER BY study_id, id DESC`.execute(tx);
  return new Map(rows.map((row) => [row.study_id, z.array(z.string()).parse(row.differences)]));
}

/** Earlier examinations: those before the newest one of the case. What bears no date is taken as current. */
function priorsAmong(rows: readonly StudyRow[]): ReadonlySet<string> {
  const newest = rows.reduce(
    (last, row) => (row.study_date !== null && row.study_date > last ? row.study_date : last),
    "",
  );
  return new Set(rows.flatMap((row) => (row.study_date !== null && row.study_date < newest ? [row.id] : [])));
}
