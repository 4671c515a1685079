import { type CaseRequest, part, type ReaderMatch } from "#contract/case.ts";
import { type CaseId, personId } from "#contract/ids.ts";
import { readerProfile } from "#contract/people.ts";
import { type CaseNeeds, type Judgement, judgeReader, type SecondReading } from "#matching/judge-reader.ts";
import { rankReaders } from "#matching/rank-readers.ts";
import type { Tx } from "#store/database.ts";
import { listReaderRows } from "#store/readers.ts";

export type JudgedReader = ReaderMatch & { judgement: Judgement };

/** Everybody who could read (or adjudicate) this case, judged and ranked. */
export async function judgeReaders(
  tx: Tx,
  wanted: { caseId: CaseId; request: CaseRequest; at: Date },
  role: "radiologist" | "adjudicator",
  second: SecondReading | null = null,
): Promise<JudgedReader[]> {
  const { request } = wanted;
  const needs: CaseNeeds = {
    modality: request.modality,
    subspecialty: request.subspecialty,
    jurisdiction: request.patient.jurisdiction,
    language: request.patient.language,
    firstReading: request.firstReading,
    today: wanted.at.toISOString().slice(0, 10),
  };
  const rows = await listReaderRows(tx, role, wanted.caseId);
  return rankReaders(
    rows.map((row) => {
      const profile = row.profile === null ? null : readerProfile.parse(row.profile);
      const otherParts = row.other_parts.map((one) => part.parse(one));
      const facts = {
        name: row.name,
        profile,
        openCases: row.open_cases,
        otherParts,
        sawRecords: row.saw_records,
        declined: row.declined,
      };
      const judgement = judgeReader(needs, facts, second);
      return {
        readerId: personId.parse(row.id),
        name: row.name,
        institution: profile?.institution ?? "",
        eligible: judgement.eligible,
        reasonsFor: judgement.reasonsFor,
        reasonsAgainst: judgement.reasonsAgainst,
        openCases: row.open_cases,
        judgement,
      };
    }),
  );
}
