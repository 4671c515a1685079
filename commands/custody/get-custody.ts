import type { CustodyEvent } from "#contract/custody.ts";
import type { CaseId } from "#contract/ids.ts";
import { verifyChain } from "#custody/chain.ts";
import { listCustodyEvents } from "#store/custody-events.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";

/** Everything that happened to the case and who looked at it, with the verdict on the chain. Looking is itself an event. */
export async function getCustody(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
): Promise<{ events: CustodyEvent[]; intact: boolean; verdict: string }> {
  return await lookInCase(desk, scope, caseId, "view-custody", async (act) => {
    await act.recordView({ kind: "custody-viewed" });
    const events = await listCustodyEvents(act.tx, caseId);
    const { sound, problems, warnings } = verifyChain(events);
    const [problem] = problems;
    const noted = warnings.length === 0 ? "" : ` ${warnings.map((warning) => warning.message).join(" ")}`;
    const verdict =
      problem === undefined
        ? `All ${events.length} events follow each other without a gap, and none was changed.${noted}`
        : `The chain is broken. ${problem.message}`;
    return { events, intact: sound, verdict };
  });
}
