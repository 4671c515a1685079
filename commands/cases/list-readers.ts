import type { ReaderMatch } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import { findRequest } from "#store/requests.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { findSecondReading } from "./find-second-reading.ts";
import { type JudgedReader, judgeReaders } from "./judge-readers.ts";

const shown = ({ judgement: _, ...match }: JudgedReader): ReaderMatch => match;

/** Who can read this case and who could settle its differences, and why not the others. */
export async function listReaders(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
): Promise<{ readers: ReaderMatch[]; adjudicators: ReaderMatch[] }> {
  return await lookInCase(desk, scope, caseId, "view-readers", async ({ tx, at }) => {
    const wanted = { caseId, request: await findRequest(tx, caseId), at };
    const second = await findSecondReading(tx, caseId);
    const readers = await judgeReaders(tx, wanted, "radiologist");
    const adjudicators = await judgeReaders(tx, wanted, "adjudicator", second);
    return { readers: readers.map(shown), adjudicators: adjudicators.map(shown) };
  });
}
