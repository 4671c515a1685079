import type { House, JobData } from "#commands/house.ts";
import { loadReportToSend, noteSending } from "#commands/opinions/note-sending.ts";
import { oruControlId, renderOru } from "#reporting/render-oru.ts";
import { sendMllp } from "./mllp.ts";
import { readAcknowledgement } from "./read-acknowledgement.ts";

/** Longer than a receiver takes that files the document before it answers. */
const patience = 60_000;

/**
 * Sends a signed version to a receiver and keeps what it answered. Accepted is sent no more; a rejection (AR, CR) is final; anything else
 * is thrown, so that the queue tries again later. The control id is the same each time: a receiver that has the message knows it.
 * @throws Error of the connection or the receiver
 */
export async function sendReport(
  house: Pick<House, "database" | "clock" | "objects" | "settings">,
  { caseId, version, receiver: name }: JobData["send-report"],
): Promise<void> {
  const receiver = house.settings.hl7Receivers.find((one) => one.name === name);
  const note = (outcome: "accepted" | "refused" | "failed", detail: string) =>
    noteSending(house, caseId, version, name, { outcome, detail });
  if (receiver === undefined) {
    await note("refused", "the receiver is not in the configuration any more");
    return;
  }
  const { content, pdf, accepted } = await loadReportToSend(house, caseId, version, name);
  if (accepted) return;
  try {
    const answer = await sendMllp(receiver, renderOru(content, pdf, receiver), patience);
    const { verdict, said } = readAcknowledgement(answer, oruControlId(content, receiver));
    if (verdict === "error") throw new Error(said);
    await note(verdict === "accepted" ? "accepted" : "refused", said);
  } catch (error) {
    await note("failed", error instanceof Error ? error.message : String(error));
    throw error;
  }
}
