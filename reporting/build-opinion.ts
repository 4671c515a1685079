import type { CaseRequest } from "#contract/case.ts";
import type { Agreement, ComparisonVersion, Pair, Settlement, Significance } from "#contract/comparison.ts";
import type { ReadingVersion } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import type { OpinionContent, OpinionDraft, OpinionPoint } from "#contract/opinion.ts";
import type { Statement } from "#contract/statement.ts";
import { describeFinding } from "./describe-finding.ts";
import { proposeSentences } from "./propose-plain.ts";

export type OpinionInput = {
  caseId: CaseId;
  caseNumber: string;
  /** The version this would be: 1 for the first opinion, then one more for each addendum. */
  version: number;
  /** Given for an addendum, which is version 2 or later. */
  addendum: { reason: string; text: string } | null;
  organisation: string;
  request: CaseRequest;
  /** Whether a first report was there to compare with. */
  firstReportAvailable: boolean;
  studies: OpinionContent["studies"];
  /** The last sealed version. */
  reading: ReadingVersion;
  /** The confirmed comparison; null where there was no first report. */
  comparison: ComparisonVersion | null;
  settlements: readonly { pairId: string; settlement: Settlement }[];
  draft: OpinionDraft;
  reader: OpinionContent["reader"];
  signedBy: string;
  signedAt: string;
};

/** Without the reader's judgement of the images there is nothing to rest an opinion on. */
export class OpinionIncomplete extends Error {
  override name = "OpinionIncomplete";
}

/**
 * The one report model from everything that was sealed, confirmed, settled and drafted. The same input gives the same content, in the
 * same order, so that the preview is the thing signed.
 * @throws OpinionIncomplete when the sealed reading says nothing on the adequacy of the images
 */
export function buildOpinion(input: OpinionInput): OpinionContent {
  const { request, reading, comparison, draft, settlements } = input;
  const { adequacy, technique, comparison: comparedWith, findings, marks, impression } = reading.content;
  if (adequacy === null)
    throw new OpinionIncomplete("the sealed reading does not say whether the images can answer the question");
  const { institution, radiologist, date } = request.firstReading;
  return {
    model: "overread-opinion-1",
    caseId: input.caseId,
    caseNumber: input.caseNumber,
    version: input.version,
    kind: input.addendum === null ? "opinion" : "addendum",
    addendum: input.addendum,
    earlierAddenda: [],
    organisation: input.organisation,
    patient: request.patient,
    asked: {
      reason: request.reason,
      question: request.question,
      symptoms: request.symptoms,
      hingesOn: request.hingesOn,
    },
    firstReading: { institution, radiologist, date, available: input.firstReportAvailable },
    studies: input.studies.toSorted(byStudy),
    adequacy,
    technique,
    comparison: comparedWith,
    findings,
    marks,
    impression,
    answer: draft.answer.trim(),
    recommendation: (draft.recommendation.trim() || reading.content.recommendation).trim(),
    points: comparison === null ? [] : opinionPoints(reading, comparison, settlements),
    radpeer: comparison?.content.radpeer ?? null,
    plain: draft.plain,
    sentences: proposeSentences({ request, reading: reading.content, comparison: comparison?.content ?? null }),
    reader: input.reader,
    adjudicator: adjudicatorOf(settlements),
    basis: basisOf(reading, comparison),
    signedBy: input.signedBy,
    signedAt: input.signedAt,
  };
}

function basisOf(reading: ReadingVersion, comparison: ComparisonVersion | null): OpinionContent["basis"] {
  return {
    readingVersion: reading.version,
    readingSha256: reading.sha256,
    sealedAt: reading.sealedAt,
    comparisonVersion: comparison?.version ?? null,
    comparisonSha256: comparison?.sha256 ?? null,
    revisedAfterReveal: reading.version > 1,
  };
}

function adjudicatorOf(settlements: OpinionInput["settlements"]): OpinionContent["adjudicator"] {
  const names = new Set(settlements.map(({ settlement }) => settlement.adjudicatorName));
  return names.size === 0 ? null : { name: [...names].sort().join(", ") };
}

function opinionPoints(
  reading: ReadingVersion,
  comparison: ComparisonVersion,
  settlements: OpinionInput["settlements"],
): OpinionPoint[] {
  const statements = new Map(comparison.content.statements.map((said) => [said.id, said]));
  const findings = new Map(reading.content.findings.map((found) => [found.id, found]));
  const order = new Map(reading.content.findings.map((found, index) => [found.id, index]));
  const settled = new Map(settlements.map(({ pairId, settlement }) => [pairId, settlement]));
  const place = (pair: Pair) => order.get(pair.findingId ?? "") ?? order.size;
  return comparison.content.pairs
    .toSorted(
      (a, b) => byWeight(a, b) || place(a) - place(b) || byStatement(a, b, statements) || (a.id < b.id ? -1 : 1),
    )
    .map((pair) => {
      const finding = findings.get(pair.findingId ?? "");
      const settlement = settled.get(pair.id);
      return {
        pairId: pair.id,
        findingId: finding?.id ?? null,
        firstReading: statements.get(pair.statementId ?? "")?.text.trim() ?? "",
        secondReading: finding === undefined ? "" : describeFinding(finding).slice(0, 2000),
        agreement: pair.agreement,
        significance: pair.significance,
        reason: pair.reason,
        changes: pair.changes,
        settledAs: settlement?.settledAs ?? null,
        settlement: settlement?.statement ?? "",
      };
    });
}

const weight: Record<Significance, number> = { major: 0, minor: 1, none: 2 };
const kindOrder: Record<Agreement, number> = {
  "missed-by-first": 0,
  "not-confirmed": 1,
  "side-or-level": 2,
  category: 3,
  measurement: 4,
  recommendation: 5,
  certainty: 6,
  refined: 7,
  agree: 8,
};

/** What matters most first: by significance, then differences before agreement. */
function byWeight(a: Pair, b: Pair): number {
  return weight[a.significance] - weight[b.significance] || kindOrder[a.agreement] - kindOrder[b.agreement];
}

function byStatement(a: Pair, b: Pair, statements: ReadonlyMap<string, Statement>): number {
  const start = (pair: Pair) => statements.get(pair.statementId ?? "")?.start ?? Number.MAX_SAFE_INTEGER;
  return start(a) - start(b);
}

function byStudy(a: OpinionContent["studies"][number], b: OpinionContent["studies"][number]): number {
  const key = (study: typeof a) => `${study.studyDate ?? ""} ${study.studyInstanceUid}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
