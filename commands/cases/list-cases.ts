import type { CaseSummary, Stage } from "#contract/case.ts";
import { listCaseRows } from "#store/case-rows.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import { findUnopenedHours } from "../follow-up/follow-up-rules.ts";
import type { Desk } from "../house.ts";
import { describeCase } from "./describe-case.ts";

/** The cases that the person may see, newest stage change first; at most 1,000. */
export async function listCases(
  desk: Desk,
  scope: PersonScope,
  filter: { stage?: Stage | undefined; search?: string | undefined },
): Promise<CaseSummary[]> {
  const wanted = {
    person: scope.personId,
    now: desk.clock(),
    ...(filter.stage !== undefined && { stage: filter.stage }),
    ...(filter.search !== undefined && { search: filter.search }),
  };
  return await inScope(desk.database, scope, async (tx) => {
    const unopenedHours = await findUnopenedHours(tx);
    return (await listCaseRows(tx, { ...wanted, unopenedHours })).map(describeCase);
  });
}
