import type { CaseId } from "#contract/ids.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { findRendering, listOpinions } from "#store/opinions.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { caseAct, findCaseFacts } from "../act-in-case.ts";
import type { Desk, House } from "../house.ts";

export type ReportToSend = { content: OpinionContent; pdf: Uint8Array; accepted: boolean };

/** A signed version with its PDF, and whether the receiver has accepted it already. @throws Refusal "not-found" */
export async function loadReportToSend(
  house: Pick<House, "database" | "objects">,
  caseId: CaseId,
  version: number,
  receiver: string,
): Promise<ReportToSend> {
  const found = await inScope(house.database, systemScope, async (tx) => {
    const opinion = (await listOpinions(tx, caseId)).find((one) => one.version === version);
    const pdf = await findRendering(tx, caseId, "pdf", version);
    const accepted = await tx
      .selectFrom("report_sending")
      .select("id")
      .where("case_id", "=", caseId)
      .where("version", "=", version)
      .where("receiver", "=", receiver)
      .where("outcome", "=", "accepted")
      .executeTakeFirst();
    return { opinion, pdf, accepted: accepted !== undefined };
  });
  if (found.opinion === undefined || found.pdf === null) throw new Refusal("not-found");
  return {
    content: found.opinion.content,
    pdf: await house.objects.read(found.pdf.sha256),
    accepted: found.accepted,
  };
}

export type SendingOutcome = { outcome: "accepted" | "refused" | "failed"; detail: string };

/** Keeps what became of a try, and in the case's record what was accepted or refused; a failure is tried again and noted each time. */
export async function noteSending(
  desk: Desk,
  caseId: CaseId,
  version: number,
  receiver: string,
  { outcome, detail }: SendingOutcome,
): Promise<void> {
  await inScope(desk.database, systemScope, async (tx) => {
    const kase = await findCaseFacts(tx, systemScope, caseId, "lock");
    const act = caseAct(tx, systemScope, kase, desk.clock());
    const said = detail.slice(0, 1000);
    await tx
      .insertInto("report_sending")
      .values({
        organisation_id: kase.organisationId,
        case_id: caseId,
        version,
        receiver,
        outcome,
        detail: said,
        at: act.at,
      })
      .execute();
    await act.record({
      kind: outcome === "accepted" ? "report-sent" : "report-not-sent",
      subject: `opinion/${version}/hl7`,
      detail: { receiver, said },
    });
  });
}
