import type { CommandSet } from "./command-set.ts";

/** The peer answered, but not with what was asked for. The message is for people. */
export class PeerRefused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "PeerRefused";
  }
}

/** @param what goes on after "the peer" */
export function refusedByPeer(what: string, answer?: CommandSet): PeerRefused {
  if (answer === undefined) return new PeerRefused(`the peer ${what}`);
  const status = (answer.Status ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const comment = answer.ErrorComment === undefined ? "" : `: ${answer.ErrorComment}`;
  return new PeerRefused(`the peer ${what} (status ${status}${comment})`);
}
