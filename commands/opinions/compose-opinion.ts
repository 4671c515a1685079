import type { OpinionContent } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { hashOfJson } from "#custody/hash.ts";
import { buildOpinion, OpinionIncomplete } from "#reporting/build-opinion.ts";
import { checkOpinion } from "#reporting/check-opinion.ts";
import { findComparisonDraft, findConfirmedComparison } from "#store/comparisons.ts";
import type { Tx } from "#store/database.ts";
import { findFirstReport } from "#store/records.ts";
import type { CaseAct } from "../act-in-case.ts";
import { reasonsForThirdReader } from "../adjudication/describe-adjudication.ts";
import { reportCompared } from "../comparisons/confirm-comparison.ts";
import { untoldCritical } from "../follow-up/record-contact.ts";
import { loadOpinionBasis, type OpinionBasis } from "./load-opinion-basis.ts";

export type ComposedOpinion = {
  content: OpinionContent;
  /** SHA-256 of the content without the time of signing: what preview and signature must agree in. */
  previewSha256: string;
  standsInTheWay: string[];
  warnings: string[];
};

/** The opinion exactly as it would be signed now. */
export async function composeOpinion(act: CaseAct, signer: { name: string }): Promise<ComposedOpinion> {
  const basis = await loadOpinionBasis(act);
  const { draft, ...rest } = basis;
  const content = orRefusal(() =>
    buildOpinion({
      ...rest,
      draft: draft.content,
      caseId: act.kase.id,
      caseNumber: act.kase.number,
      version: 1,
      addendum: null,
      signedBy: signer.name,
      signedAt: act.at.toISOString(),
    }),
  );
  const { errors, warnings } = checkOpinion(content);
  return {
    content,
    previewSha256: previewHash(content),
    standsInTheWay: [
      ...(await comparisonInTheWay(act.tx, act, basis)),
      ...errors,
      ...(await untoldCritical(act.tx, act.kase.id, basis.reading.content.findings)),
      ...(await thirdReaderInTheWay(act, basis)),
    ],
    warnings,
  };
}

export function previewHash(content: OpinionContent): string {
  const { signedAt: _, ...timeless } = content;
  return hashOfJson(timeless);
}

function orRefusal(build: () => OpinionContent): OpinionContent {
  try {
    return build();
  } catch (error) {
    if (error instanceof OpinionIncomplete) throw new Refusal("not-complete", error.message);
    throw error;
  }
}

/** What the organisation's rules require a third reader for, and none has settled. */
async function thirdReaderInTheWay({ tx, kase }: CaseAct, basis: OpinionBasis): Promise<string[]> {
  if (basis.comparison === null) return [];
  const calls = await reasonsForThirdReader(tx, kase.id, {
    comparison: basis.comparison.content,
    reading: basis.reading.content,
    settled: basis.settlements.map(({ pairId }) => pairId),
  });
  return calls
    .filter((call) => call.level === "required")
    .map((call) => `${call.sentence} A third reader must settle it before the signature.`);
}

/** The comparison must be confirmed as it stands, for the reading as it stands. */
async function comparisonInTheWay(tx: Tx, { kase }: CaseAct, basis: OpinionBasis): Promise<string[]> {
  if (!basis.firstReportAvailable) return [];
  if (basis.comparison === null) return ["The comparison with the first report is not confirmed yet."];
  if (basis.comparison.readingVersion !== basis.reading.version) {
    return ["The reading was revised after the comparison was confirmed. Please confirm the comparison again."];
  }
  const report = await findFirstReport(tx, kase.id);
  const confirmed = await findConfirmedComparison(tx, kase.id);
  if (report !== null && confirmed?.firstReport?.textSha256 !== reportCompared(report).textSha256) {
    return [
      "What the first report says has changed since the comparison was confirmed. Please look at it again and confirm.",
    ];
  }
  const draft = await findComparisonDraft(tx, kase.id);
  const same = draft === null || canonicalJson(draft.content) === canonicalJson(basis.comparison.content);
  return same ? [] : ["The comparison was changed after it was confirmed. Please confirm it again."];
}
