import type { CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";

/** Leaves the sending of a signed version for afterwards, a job for each receiver: one that is away keeps none of the others waiting. */
export async function queueReports(
  { jobs, settings }: Pick<House, "jobs" | "settings">,
  { tx, kase }: CaseAct,
  version: number,
): Promise<void> {
  for (const { name } of settings.hl7Receivers)
    await jobs.enqueue(tx, "send-report", {
      organisationId: kase.organisationId,
      caseId: kase.id,
      version,
      receiver: name,
    });
}
