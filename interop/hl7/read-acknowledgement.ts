/** What a receiver said of a message (HL7 v2.5.1 section 2.9.2 and table 0008). */
export type Acknowledgement = {
  verdict: "accepted" | "error" | "rejected";
  /** The receiver's own words, with its code. */
  said: string;
};

const verdicts: Readonly<Record<string, Acknowledgement["verdict"]>> = {
  AA: "accepted",
  CA: "accepted",
  AE: "error",
  CE: "error",
  AR: "rejected",
  CR: "rejected",
};

/**
 * Reads an acknowledgement: MSA with its text, and the text of ERR segments.
 * @param controlId of the message that it must answer (MSA-2)
 * @throws Error where it is none, or answers another message
 */
export function readAcknowledgement(message: string, controlId: string): Acknowledgement {
  const segments = message.split(/\r\n?|\n/).filter((segment) => segment !== "");
  const separator = /^MSH(.)/.exec(segments[0] ?? "")?.[1];
  if (separator === undefined) throw new Error("the receiver's answer is no HL7 message");
  const parts = segments.map((segment) => segment.split(separator));
  const msa = parts.find(([name]) => name === "MSA");
  const verdict = verdicts[msa?.[1] ?? ""];
  if (msa === undefined || verdict === undefined) throw new Error("the receiver's answer has no acknowledgement code");
  if (msa[2] !== controlId) throw new Error(`the receiver answers another message (${msa[2] ?? "none"})`);
  // ERR-7 and ERR-8, diagnostic and user message; ERR-1 in older versions.
  const errors = parts.filter(([name]) => name === "ERR").map((err) => err[8] || err[7] || err[3] || err[1] || "");
  const said = [msa[1], msa[3], ...errors].filter((part) => part !== undefined && part !== "").join(": ");
  return { verdict, said };
}
