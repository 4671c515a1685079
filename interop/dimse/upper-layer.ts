import type { Socket } from "node:net";
import {
  type Abort,
  type AssociateAccept,
  type AssociateReject,
  type AssociateRequest,
  abortReasons,
  PduFault,
  pduTypes,
  rejections,
} from "./pdu.ts";
import { type Fragment, PduReader } from "./pdu-reader.ts";
import { readAbort, readAssociateAccept, readAssociateReject, readAssociateRequest } from "./read-associate.ts";
import { type Action, actionFor, nextState, type State, type UpperLayerEvent } from "./state-table.ts";
import {
  writeAbort,
  writeAssociateAccept,
  writeAssociateReject,
  writeAssociateRequest,
  writeReleaseReply,
  writeReleaseRequest,
} from "./write-associate.ts";

/** How an association came to its end; `detail` is for the log. */
export type Ending = { how: "released" | "rejected" | "aborted" | "lost"; detail: string; rejection?: AssociateReject };

export type UpperLayerUser = {
  /** Acceptor: somebody asks for an association. Answer with `accept` or `reject`. */
  requested?: (request: AssociateRequest) => void;
  /** Requestor: it was accepted. */
  accepted?: (accept: AssociateAccept) => void;
  /** @throws PduFault where the fragment cannot be */
  fragment: (fragment: Fragment) => void;
  ended: (ending: Ending) => void;
};

export type Timing = {
  /** ARTIM, PS3.8 section 9.1.5: how long for a request after connecting, and for the peer to close. Milliseconds. */
  artim: number;
  /** How long the peer may be silent when it is its turn. Milliseconds. */
  idle: number;
};

type Act = (() => void) | undefined;
const nothing = (): void => undefined;

/** How large a P-DATA-TF we take, as dcmtk's own largest: larger ones gain nothing. */
export const longestData = 131_072;

/**
 * The upper layer of one association over one connection: the state machine of PS3.8 section 9.2, with what its actions do to the
 * transport. It knows nothing of messages.
 */
export class UpperLayer {
  readonly socket: Socket;
  readonly #user: UpperLayerUser;
  readonly #timing: Timing;
  readonly #asks: Omit<AssociateRequest, "protocolVersion"> | null;
  readonly #reader: PduReader;
  #state: State = 1;
  #artim: NodeJS.Timeout | null = null;
  #ending: Ending | null = null;
  #deaf = false;

  /** @param asks what to ask for, for a requestor (its socket is connecting); null for an acceptor (its socket is open) */
  constructor(
    socket: Socket,
    asks: Omit<AssociateRequest, "protocolVersion"> | null,
    user: UpperLayerUser,
    timing: Timing,
  ) {
    this.socket = socket;
    this.#asks = asks;
    this.#user = user;
    this.#timing = timing;
    this.#reader = new PduReader(
      { control: (type, body) => this.#control(type, body), fragment: (one) => this.#fragment(one) },
      longestData,
    );
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.#feed(chunk));
    socket.on("error", (error) => this.#end({ how: "lost", detail: error.message }));
    socket.on("close", () => this.#happen("transport-closed"));
    this.#happen(asks === null ? "transport-offered" : "associate-requested-here");
  }

  get isOpen(): boolean {
    return this.#state === 6;
  }

  /** The requestor's transport stands: asks for the association. */
  connected(): void {
    this.#happen("transport-open");
  }

  accept(accept: AssociateAccept): void {
    this.#happen("accepted-here", () => this.socket.write(writeAssociateAccept(accept)));
  }

  reject(reject: AssociateReject): void {
    this.#happen("rejected-here", () => this.socket.write(writeAssociateReject(reject)));
    this.#end({ how: "rejected", detail: "refused here", rejection: reject });
  }

  release(): void {
    this.#happen("release-requested-here");
  }

  /** Ends the association at once. `source` 0 is the user, 2 the provider (PS3.8 Table 9-26). */
  abort(detail: string, abort: Abort = { source: 0, reason: 0 }): void {
    if (this.#state === 1 || this.#state === 13) return;
    if (this.#state === 2) {
      this.#send(writeAbort(abort));
      this.#close({ how: "aborted", detail });
      return;
    }
    this.#happen("abort-here", () => this.#send(writeAbort(abort)));
    this.#end({ how: "aborted", detail });
  }

  #feed(chunk: Buffer): void {
    if (this.#deaf) return;
    try {
      this.#reader.feed(chunk);
    } catch (error) {
      this.#deaf = true;
      if (!(error instanceof PduFault)) {
        this.#close({ how: "lost", detail: error instanceof Error ? error.message : String(error) });
        return;
      }
      this.#happen("invalid-arrived", () => this.#send(writeAbort({ source: 2, reason: error.reason })));
      this.#end({ how: "aborted", detail: error.message });
    }
  }

  #control(type: number, body: Buffer): void {
    switch (type) {
      case pduTypes.associateRequest:
        this.#happen("request-arrived", () => this.#requested(readAssociateRequest(body)));
        break;
      case pduTypes.associateAccept:
        this.#happen("accept-arrived", () => this.#user.accepted?.(readAssociateAccept(body)));
        break;
      case pduTypes.associateReject:
        this.#happen("reject-arrived", () => {
          const rejection = readAssociateReject(body);
          this.#close({ how: "rejected", detail: "refused by the peer", rejection });
        });
        break;
      case pduTypes.releaseRequest:
        this.#happen("release-request-arrived");
        break;
      case pduTypes.releaseReply:
        this.#happen("release-reply-arrived");
        break;
      default:
        this.#happen("abort-arrived", () => {
          const { source, reason } = readAbort(body);
          this.#close({ how: "aborted", detail: `by the peer (source ${source}, reason ${reason})` });
        });
    }
  }

  #fragment(fragment: Fragment): void {
    this.#happen("data-arrived", () => this.#user.fragment(fragment));
  }

  /** AE-6: the provider itself looks at the protocol version only. */
  #requested(request: AssociateRequest): void {
    if ((request.protocolVersion & 1) === 1) this.#user.requested?.(request);
    else this.reject(rejections.protocolVersionNotSupported);
  }

  /** Looks the event up and does what the table says; `act` is what only the caller knows how to do. */
  #happen(event: UpperLayerEvent, act?: Act): void {
    const action = actionFor(this.#state, event);
    if (action === null) return;
    this.#state = action === "AR-8" && this.#asks === null ? 10 : nextState[action];
    this.#deeds[action](act, event);
  }

  /** What each action does, PS3.8 Tables 9-6 to 9-9; `act` is the part of it that only the caller knows. */
  readonly #deeds: Record<Action, (act: Act, event: UpperLayerEvent) => void> = {
    "AE-1": nothing,
    "AE-2": () => {
      if (this.#asks !== null) this.#send(writeAssociateRequest(this.#asks));
      this.#startTimer();
    },
    "AE-3": (act) => {
      this.#stopTimer();
      this.#watchIdle();
      act?.();
    },
    "AE-4": (act) => act?.(),
    "AE-5": () => this.#startTimer(),
    "AE-6": (act) => {
      this.#stopTimer();
      act?.();
    },
    "AE-7": (act) => {
      this.#watchIdle();
      act?.();
    },
    "AE-8": (act) => {
      act?.();
      this.#startTimer();
    },
    "DT-1": nothing,
    "DT-2": (act) => act?.(),
    "AR-1": () => {
      this.#send(writeReleaseRequest());
      this.#startTimer();
    },
    "AR-2": () => this.#happen("release-replied-here"),
    "AR-3": () => this.#close({ how: "released", detail: "" }),
    "AR-4": () => {
      this.#send(writeReleaseReply());
      this.#end({ how: "released", detail: "" });
      this.#startTimer();
    },
    "AR-5": () => {
      this.#stopTimer();
      this.#end({ how: "lost", detail: "the connection was closed" });
    },
    "AR-6": (act) => act?.(),
    "AR-7": nothing,
    "AR-8": () => {
      if (this.#state === 9) this.#happen("release-replied-here");
    },
    "AR-9": () => this.#send(writeReleaseReply()),
    "AR-10": () => this.#happen("release-replied-here"),
    "AA-1": (act, event) => this.#endBy(event, act),
    "AA-2": (act) => {
      this.#stopTimer();
      if (act === undefined) this.#close({ how: "lost", detail: "the peer let the time pass" });
      else act();
      this.socket.destroy();
    },
    "AA-3": (act) => act?.(),
    "AA-4": () => this.#close({ how: "lost", detail: "the connection was closed" }),
    "AA-5": () => {
      this.#stopTimer();
      this.#end({ how: "lost", detail: "the connection was closed" });
    },
    "AA-6": nothing,
    "AA-7": () => this.#send(writeAbort({ source: 2, reason: abortReasons.unexpectedPdu })),
    "AA-8": (act, event) => this.#endBy(event, act),
  };

  /** We abort of our own will (then `act` writes the abort), or because what came has no place here. */
  #endBy(event: UpperLayerEvent, act: Act): void {
    if (event === "abort-here" || event === "invalid-arrived") act?.();
    else {
      this.#send(writeAbort({ source: 2, reason: abortReasons.unexpectedPdu }));
      this.#end({ how: "aborted", detail: `${event} has no place here` });
    }
    this.#deaf = true;
    this.#startTimer();
  }

  #watchIdle(): void {
    this.socket.setTimeout(this.#timing.idle);
  }

  #startTimer(): void {
    this.#stopTimer();
    this.#artim = setTimeout(() => {
      // Of a requestor too: PS3.8 gives it no timer, but nobody waits for ever.
      if (actionFor(this.#state, "timer-expired") === null)
        this.#close({ how: "lost", detail: "the peer let the time pass" });
      else this.#happen("timer-expired");
    }, this.#timing.artim);
    this.#artim.unref();
  }

  #stopTimer(): void {
    if (this.#artim !== null) clearTimeout(this.#artim);
    this.#artim = null;
  }

  #send(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Tells the user, once. */
  #end(ending: Ending): void {
    if (this.#ending !== null) return;
    this.#ending = ending;
    this.#user.ended(ending);
  }

  #close(ending: Ending): void {
    this.#stopTimer();
    this.#state = 1;
    this.#end(ending);
    this.socket.end();
    setTimeout(() => this.socket.destroy(), 1000).unref();
  }
}
