import type { CaseId } from "#contract/ids.ts";
import type { OpinionVersion } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import { keepRecommendations } from "../follow-up/recommendations.ts";
import type { House } from "../house.ts";
import { proveSecondFactor } from "../people/prove-second-factor.ts";
import { appendOpinion } from "./append-opinion.ts";
import { composeOpinion } from "./compose-opinion.ts";
import { pictureFindings } from "./picture-findings.ts";
import { queueReports } from "./queue-reports.ts";
import { renderOpinion } from "./render-opinion.ts";

/**
 * Signs what was previewed, with the second factor. Whatever could stand in the way is asked before the factor is used up, and once
 * more in the transaction that signs: a second click, or somebody's change in between, signs nothing.
 * @throws Refusal "changed-meanwhile", "not-complete", "second-factor-missing", "wrong-credentials"
 */
export async function signOpinion(
  house: House,
  scope: PersonScope,
  caseId: CaseId,
  input: { previewSha256: string; secondFactor: SecondFactorProof },
): Promise<OpinionVersion> {
  await lookInCase(house, scope, caseId, "sign-opinion", (act) => signable(act, scope, input.previewSha256));
  await proveSecondFactor(house, scope, input.secondFactor);
  return await actInCase(house, scope, caseId, "sign-opinion", async (act) => {
    const content = await signable(act, scope, input.previewSha256);
    const { pictures } = await pictureFindings(house.objects, act.tx, caseId, content);
    const renderings = await renderOpinion(house, act, content, pictures, undefined);
    const version = await appendOpinion(house.objects, act, scope, content, renderings);
    await keepRecommendations(act, content);
    await queueReports(house, act, content.version);
    await act.move("signed");
    return version;
  });
}

async function signable(act: CaseAct, scope: PersonScope, previewSha256: string) {
  const { content, previewSha256: now, standsInTheWay } = await composeOpinion(act, scope);
  if (now !== previewSha256) throw new Refusal("changed-meanwhile");
  if (standsInTheWay.length > 0) throw new Refusal("not-complete", ...standsInTheWay);
  return content;
}
