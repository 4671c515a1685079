import { countsAs } from "#cases/standing.ts";
import type { CaseId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findCaseStudy } from "./find-case-study.ts";

/**
 * Decides about a study that names another patient. That it is the same person only a coordinator can say; whoever sent it can take it
 * out again.
 * @throws Refusal "not-found"; "not-permitted"; "already-done" where the same was decided before
 */
export async function decideIdentity(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  studyInstanceUid: string,
  decided: { decision: "same-person" | "remove"; reason: string },
): Promise<void> {
  await actInCase(desk, scope, caseId, "decide-identity", async (act) => {
    const { tx, kase, at } = act;
    const study = await findCaseStudy(act, studyInstanceUid);
    const state = decided.decision === "remove" ? "removed" : "confirmed";
    if (state === "confirmed" && !countsAs(kase.standing, kase.stage).has("coordinator"))
      throw new Refusal("not-permitted", "a coordinator has to confirm that it is the same person");
    if (study.state === state) throw new Refusal("already-done");
    await tx
      .insertInto("study_identity")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        study_id: study.id,
        state,
        differences: JSON.stringify(study.differences),
        reason: decided.reason,
        by_name: scope.name,
        at,
      })
      .execute();
    await act.record({
      kind: "identity-decided",
      subject: studyInstanceUid,
      reason: decided.reason,
      detail: { decision: decided.decision },
    });
  });
}
