import { Refusal } from "#contract/refusals.ts";
import { AssociationEnded } from "../dimse/association.ts";
import { rejections } from "../dimse/pdu.ts";
import { PeerRefused } from "../dimse/refused-by-peer.ts";

/** Codes of the network, in words that say what to look at. */
const networkFaults: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nothing listens at the peer's host and port.",
  ECONNRESET: "The peer closed the connection.",
  EHOSTUNREACH: "The peer's host cannot be reached.",
  ENETUNREACH: "The peer's network cannot be reached.",
  ENOTFOUND: "The peer's host name is not known.",
  EAI_AGAIN: "The peer's host name cannot be looked up at present.",
  ETIMEDOUT: "The peer does not answer.",
  EPROTO: "The peer does not speak TLS as it should.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The peer's certificate is not signed by an authority that is trusted here.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The peer's certificate is not signed by an authority that is trusted here.",
  SELF_SIGNED_CERT_IN_CHAIN: "The peer's certificate is not signed by an authority that is trusted here.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The peer's certificate is for another host name.",
  CERT_HAS_EXPIRED: "The peer's certificate has expired.",
};

/** What was wrong with a peer, for whoever looks after it. */
export function describeFault(error: unknown): string {
  if (error instanceof AssociationEnded) return ended(error);
  if (error instanceof PeerRefused) return sentence(error.message);
  if (error instanceof Refusal) return error.message;
  const known = networkFaults[codeOf(error)];
  if (known !== undefined) return known;
  if (error instanceof Error && error.name === "TimeoutError") return "The peer does not answer.";
  return error instanceof Error ? sentence(error.message) : "Something went wrong.";
}

function ended({ ending }: AssociationEnded): string {
  const { rejection } = ending;
  const is = (one: { source: number; reason: number }) =>
    rejection !== undefined && rejection.source === one.source && rejection.reason === one.reason;
  if (is(rejections.callingAeNotRecognized)) return "The peer does not know our AE title. Make it known there.";
  if (is(rejections.calledAeNotRecognized)) return "The peer has another AE title than the one given here.";
  if (rejection?.source === 3) return "The peer has too much to do at present.";
  if (rejection !== undefined) return "The peer refused the association.";
  return sentence(`the association was ${ending.how}${ending.detail === "" ? "" : `: ${ending.detail}`}`);
}

/** fetch() hides the network's own error as the cause of its own. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : "";
}

const sentence = (text: string): string => {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
};
