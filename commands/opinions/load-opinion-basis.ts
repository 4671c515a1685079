import type { CaseRequest } from "#contract/case.ts";
import type { ComparisonVersion, Settlement } from "#contract/comparison.ts";
import type { ReadingVersion } from "#contract/finding.ts";
import type { OpinionContent, OpinionDraft } from "#contract/opinion.ts";
import { opinionDraft } from "#contract/opinion.ts";
import { readerProfile } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import { proposeAnswer } from "#reporting/propose-answer.ts";
import { proposePlainAccount } from "#reporting/propose-plain.ts";
import { findCaseDraft } from "#store/case-drafts.ts";
import { listComparisonVersions, listSettlements } from "#store/comparisons.ts";
import type { Tx } from "#store/database.ts";
import { listOpinionStudies } from "#store/opinions.ts";
import { findCurrentReading } from "#store/readings.ts";
import { findFirstReport } from "#store/records.ts";
import { findRequest } from "#store/requests.ts";
import type { CaseAct } from "../act-in-case.ts";

/** Everything that an opinion rests on, as it stands now. */
export type OpinionBasis = {
  organisation: string;
  request: CaseRequest;
  reading: ReadingVersion;
  reader: OpinionContent["reader"];
  comparison: ComparisonVersion | null;
  firstReportAvailable: boolean;
  settlements: { pairId: string; settlement: Settlement }[];
  studies: OpinionContent["studies"];
  draft: { revision: number; content: OpinionDraft };
};

export async function loadOpinionBasis({ tx, kase }: CaseAct): Promise<OpinionBasis> {
  const reading = await findCurrentReading(tx, kase.id);
  if (reading === null) throw new Refusal("blind-until-sealed");
  const { readerId, ...current } = reading;
  const request = await findRequest(tx, kase.id);
  const comparison = (await listComparisonVersions(tx, kase.id)).at(-1) ?? null;
  const firstReportAvailable = (await findFirstReport(tx, kase.id)) !== null;
  // Without a first report there is nothing to compare with: a confirmed, empty comparison says no more than none.
  const used = firstReportAvailable ? comparison : null;
  const saved = await findCaseDraft(tx, "opinion_draft", kase.id);
  const content = saved === null ? proposeDraft(request, current, used) : opinionDraft.parse(saved.content);
  return {
    organisation: await organisationName(tx),
    request,
    reading: current,
    reader: await describeReader(tx, readerId, current.readerName),
    comparison: used,
    firstReportAvailable,
    settlements: await listSettlements(tx, kase.id),
    studies: await listOpinionStudies(tx, kase.id),
    draft: { revision: saved?.revision ?? 0, content },
  };
}

/** A first wording from what was sealed and confirmed; the radiologist edits it and answers for each word. */
function proposeDraft(
  request: CaseRequest,
  reading: ReadingVersion,
  comparison: ComparisonVersion | null,
): OpinionDraft {
  const from = { request, reading: reading.content, comparison: comparison?.content ?? null };
  return {
    answer: proposeAnswer(from),
    recommendation: reading.content.recommendation,
    plain: proposePlainAccount(from),
  };
}

async function organisationName(tx: Tx): Promise<string> {
  return (await tx.selectFrom("organisation").select("name").executeTakeFirstOrThrow()).name;
}

async function describeReader(tx: Tx, readerId: string, name: string): Promise<OpinionContent["reader"]> {
  const row = await tx
    .selectFrom("reader_profile")
    .select("content")
    .where("person_id", "=", readerId)
    .executeTakeFirst();
  if (row === undefined) return { name, credentials: "", institution: "" };
  const { credentials, institution } = readerProfile.parse(row.content);
  return { name, credentials, institution };
}
