import type { CaseId } from "#contract/ids.ts";
import type { OpinionContent, OpinionVersion } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import type { SecondFactorProof } from "#contract/routes/people.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { findRendering, listOpinions } from "#store/opinions.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import { noteAnswered } from "../follow-up/ask-follow-up.ts";
import type { House } from "../house.ts";
import { proveSecondFactor } from "../people/prove-second-factor.ts";
import { appendOpinion } from "./append-opinion.ts";
import { pictureFindings } from "./picture-findings.ts";
import { queueReports } from "./queue-reports.ts";
import { renderOpinion } from "./render-opinion.ts";

type Addendum = {
  reason: string;
  text: string;
  baseVersion: number;
  /** Follow-up questions that it answers. */
  answers: readonly string[];
  secondFactor: SecondFactorProof;
};

/**
 * Adds to a signed opinion: a new signed version with the addendum on top. The versions before it stay as they are.
 * @throws Refusal "changed-meanwhile" where a newer version exists than the signer saw
 */
export async function addAddendum(
  house: House,
  scope: PersonScope,
  caseId: CaseId,
  input: Addendum,
): Promise<OpinionVersion> {
  await lookInCase(house, scope, caseId, "add-addendum", (act) => nextContent(act, scope, input));
  await proveSecondFactor(house, scope, input.secondFactor);
  return await actInCase(house, scope, caseId, "add-addendum", async (act) => {
    const content = await nextContent(act, scope, input);
    await noteAnswered(act, input.answers, content.version);
    const { pictures } = await pictureFindings(house.objects, act.tx, caseId, content);
    const renderings = await renderOpinion(
      house,
      act,
      content,
      pictures,
      await srBefore(house, act, input.baseVersion),
    );
    const version = await appendOpinion(house.objects, act, scope, content, renderings);
    await queueReports(house, act, content.version);
    return version;
  });
}

async function nextContent(act: CaseAct, scope: PersonScope, input: Addendum): Promise<OpinionContent> {
  const [last] = await listOpinions(act.tx, act.kase.id);
  if (last === undefined) throw new Refusal("wrong-stage");
  if (last.version !== input.baseVersion) throw new Refusal("changed-meanwhile");
  return {
    ...last.content,
    version: last.version + 1,
    kind: "addendum",
    addendum: { reason: input.reason, text: input.text },
    ...earlierAddenda(last),
    signedBy: scope.name,
    signedAt: act.at.toISOString(),
  };
}

function earlierAddenda({ version, content }: OpinionVersion): Pick<OpinionContent, "earlierAddenda"> {
  const { addendum, signedBy, signedAt, earlierAddenda: before } = content;
  return addendum === null
    ? { earlierAddenda: before }
    : { earlierAddenda: [{ ...addendum, version, signedBy, signedAt }, ...before] };
}

/** The structured report that the new one follows. */
async function srBefore(house: House, act: CaseAct, version: number) {
  const before = await findRendering(act.tx, act.kase.id, "dicom-sr", version);
  if (before === null) return undefined;
  const { studyInstanceUid, seriesInstanceUid, sopInstanceUid } = readInstance(await house.objects.read(before.sha256));
  return { studyInstanceUid, seriesInstanceUid, sopInstanceUid };
}
