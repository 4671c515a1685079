import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { isBlind, isSettling } from "#cases/blind.ts";
import { mayDo } from "#cases/may-do.ts";
import type { Standing } from "#cases/standing.ts";
import { part, stage } from "#contract/case.ts";
import { caseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { OrganisationScope } from "#store/scope.ts";

/** A case that links a study, as the asker stands to it. */
export const tie = z.object({
  caseId,
  stage,
  parts: z.array(part),
  sealed: z.boolean(),
  /** The last word on whose images they are; null where nobody had to ask. */
  identity: z.enum(["asked", "confirmed", "removed"]).nullable(),
  /** Ids of series that a coordinator released to the blind reader of this case. */
  released: z.array(z.string()),
});
export type Tie = z.infer<typeof tie>;

/** The ties of the study at hand as JSON, of those cases that the scope of the transaction sees. */
export function tiesOf(studyId: RawBuilder<unknown>, scope: OrganisationScope): RawBuilder<unknown> {
  const person = scope.kind === "person" ? scope.personId : null;
  return sql`coalesce((SELECT jsonb_agg(jsonb_build_object(
    'caseId', cs.case_id,
    'stage', (SELECT stage FROM case_stage t WHERE t.case_id = cs.case_id ORDER BY sequence DESC LIMIT 1),
    'parts', coalesce((SELECT jsonb_agg(part) FROM case_grant g
      WHERE g.case_id = cs.case_id AND g.person_id = ${person}::uuid AND g.revoked_at IS NULL), '[]'),
    'sealed', EXISTS (SELECT 1 FROM reading_version v WHERE v.case_id = cs.case_id AND v.reader_id = ${person}::uuid),
    'identity', (SELECT state FROM study_identity d WHERE d.case_id = cs.case_id AND d.study_id = cs.study_id
      ORDER BY d.id DESC LIMIT 1),
    'released', coalesce((SELECT jsonb_agg(r.series_id) FROM series_release r JOIN series s ON s.id = r.series_id
      WHERE r.case_id = cs.case_id AND s.study_id = cs.study_id), '[]')))
    FROM case_study cs WHERE cs.study_id = ${studyId}), '[]')`;
}

/** What somebody sees of a study. */
export type Sight = {
  /** False is answered like a study that is not there. */
  visible: boolean;
  /** A blind reader (or one who is settling differences) in any of the cases is blind to the study, through whichever case it is asked for. */
  blind: boolean;
  /** The cases through which it is seen: where the view is recorded. */
  cases: Tie["caseId"][];
  /** Whether the blind reader may see this series in spite of what it is. */
  released: (seriesId: string) => boolean;
};

const nothing: Sight = { visible: false, blind: false, cases: [], released: () => false };

/**
 * Judges the ties of a study. Persons see it through their cases, a coordinator also what belongs to no case yet, an integrator's
 * service all of the organisation.
 * @throws Refusal "not-permitted" for services of another role
 */
export function sightOf(scope: OrganisationScope, ties: readonly Tie[]): Sight {
  if (scope.kind === "link") return nothing;
  if (scope.kind === "service") {
    if (scope.role !== "integrator") throw new Refusal("not-permitted", "this token does not open images");
    return { visible: true, blind: false, cases: ties.map((one) => one.caseId), released: () => true };
  }
  const standings = ties.map((one) => {
    const standing: Standing = { kind: "person", roles: scope.roles, parts: one.parts, sealed: one.sealed };
    return { ...one, standing, blind: isBlind(standing) || isSettling(standing, one.stage) };
  });
  const open = standings.filter((one) => mayDo(one.standing, one.stage, "view-images") === null && seesInSpite(one));
  const blindTies = standings.filter((one) => one.blind);
  const coordinates = scope.roles.includes("coordinator") && blindTies.length === 0;
  return {
    visible: open.length > 0 || coordinates,
    blind: blindTies.length > 0,
    cases: open.map((one) => one.caseId),
    released: (seriesId) => blindTies.every((one) => one.released.includes(seriesId)),
  };
}

/** Images that seem to be another patient's are for those who can decide about it; what was removed is gone from the case. */
function seesInSpite(one: Tie & { standing: Standing; blind: boolean }): boolean {
  if (one.identity === "removed") return false;
  return one.identity !== "asked" || (!one.blind && decidesIdentity(one.standing));
}

export function decidesIdentity(standing: Standing): boolean {
  if (standing.kind !== "person") return false;
  return (
    standing.roles.includes("coordinator") ||
    standing.parts.some((one) => one === "patient" || one === "referrer" || one === "coordinator")
  );
}
