import type { Socket } from "node:net";
import { Channel } from "./channel.ts";
import {
  type CommandSet,
  commandFields,
  hasDataset,
  isResponse,
  readCommandSet,
  writeCommandSet,
} from "./command-set.ts";
import { Inflow } from "./inflow.ts";
import { type AssociateAccept, type AssociateRequest, abortReasons, PduFault } from "./pdu.ts";
import type { Fragment } from "./pdu-reader.ts";
import { type Ending, longestData, type Timing, UpperLayer } from "./upper-layer.ts";
import { dataHead } from "./write-associate.ts";

/** A presentation context that both sides agreed upon. */
export type Context = { id: number; abstractSyntax: string; transferSyntax: string };

/** A DIMSE message as it comes in: the data set, if there is one, is still on its way. */
export type Message = { context: Context; command: CommandSet; dataset: Inflow | null };

/** The association is over, or never was. */
export class AssociationEnded extends Error {
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(`the association was ${ending.how}${ending.detail === "" ? "" : `: ${ending.detail}`}`);
    this.name = "AssociationEnded";
    this.ending = ending;
  }
}

/** Above the first nothing more is taken from the peer until what is held falls below the second. Bytes. */
const heldMost = 4 << 20;
const heldLeast = 1 << 20;
const longestCommand = 64 << 10;
/** Requests that wait while one is worked on; whoever sends more does not keep to what was agreed. */
const waitingMost = 64;

/**
 * An association as its users see it: messages in, messages out, whole and in order (PS3.7 chapters 6 to 9 over PS3.8). Data sets
 * are streamed both ways.
 */
export class Association {
  readonly layer: UpperLayer;
  /** Requests of the peer in their order, C-CANCEL excepted; ends with the association. */
  readonly requests = new Channel<Message>();
  readonly ended: Promise<Ending>;
  #contexts = new Map<number, Context>();
  #peerMaxPdu = 16_384;
  #calls = new Map<number, Channel<Message>>();
  #cancelled = new Set<number>();
  #lastId = 0;
  #sending: Promise<void> = Promise.resolve();
  #command: { context: Context; parts: Buffer[]; length: number } | null = null;
  #dataset: { context: Context; inflow: Inflow } | null = null;
  #held = 0;
  #working = false;
  #over: Ending | null = null;
  #tellEnded: (ending: Ending) => void = () => undefined;
  #drained: (() => void)[] = [];
  #accepted = Promise.withResolvers<AssociateAccept>();

  constructor(
    socket: Socket,
    asks: Omit<AssociateRequest, "protocolVersion"> | null,
    timing: Timing,
    requested: (request: AssociateRequest) => void = () => undefined,
  ) {
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    this.#accepted.promise.catch(() => undefined);
    this.layer = new UpperLayer(
      socket,
      asks,
      {
        requested,
        accepted: (accept) => this.#accepted.resolve(accept),
        fragment: (fragment) => this.#fragment(fragment),
        ended: (ending) => this.#end(ending),
      },
      timing,
    );
    socket.on("drain", () => this.#wakeSenders());
    socket.on("timeout", () => this.#silent());
  }

  /** For a requestor. @throws AssociationEnded where it is not accepted */
  get accepted(): Promise<AssociateAccept> {
    return this.#accepted.promise;
  }

  get isOver(): boolean {
    return this.#over !== null;
  }

  get contexts(): readonly Context[] {
    return [...this.#contexts.values()];
  }

  /** What was agreed upon. Before it no message can come or go. */
  agree(contexts: readonly Context[], peerMaxPdu: number): void {
    this.#contexts = new Map(contexts.map((context) => [context.id, context]));
    this.#peerMaxPdu = peerMaxPdu;
  }

  /** Whether the peer has cancelled the operation of this message (C-CANCEL-RQ, PS3.7 section 9.3.2.3). */
  isCancelled(messageId: number): boolean {
    return this.#cancelled.has(messageId);
  }

  /** While something is being worked on, the peer's silence is no fault. */
  async working<T>(work: () => Promise<T>): Promise<T> {
    this.#working = true;
    try {
      return await work();
    } finally {
      this.#working = false;
    }
  }

  /**
   * Sends a message when those before it have been sent.
   * @throws AssociationEnded
   */
  async send(context: Context, command: CommandSet, dataset: Buffer | AsyncIterable<Uint8Array> | null): Promise<void> {
    const mine = this.#sending.then(async () => {
      await this.#sendPart(context.id, true, [writeCommandSet(command, dataset !== null)]);
      if (dataset !== null) await this.#sendPart(context.id, false, Buffer.isBuffer(dataset) ? [dataset] : dataset);
    });
    this.#sending = mine.catch(() => undefined);
    try {
      await mine;
    } catch (error) {
      // A message that is half sent cannot be taken back.
      if (!(error instanceof AssociationEnded)) this.abort("a message could not be sent to its end");
      throw error;
    }
  }

  /**
   * Sends a request and gives its responses, pending ones first; the last is the one that is not pending.
   * @throws AssociationEnded
   */
  async *call(
    context: Context,
    command: CommandSet,
    dataset: Buffer | AsyncIterable<Uint8Array> | null,
  ): AsyncGenerator<Message> {
    this.#lastId = (this.#lastId % 65_535) + 1;
    const id = this.#lastId;
    const answers = new Channel<Message>();
    if (this.#over !== null) throw new AssociationEnded(this.#over);
    this.#calls.set(id, answers);
    try {
      await this.send(context, { ...command, MessageID: id }, dataset);
      for await (const answer of answers) {
        yield answer;
        const status = answer.command.Status ?? 0;
        if (status !== 0xff00 && status !== 0xff01) return;
      }
    } finally {
      this.#calls.delete(id);
    }
  }

  /** Asks the peer to stop the call that was made last. */
  async cancel(context: Context): Promise<void> {
    const command = { CommandField: commandFields.cancel, MessageIDBeingRespondedTo: this.#lastId };
    await this.send(context, command, null);
  }

  /** Releases in order; resolves when the association is over, however it ended. */
  async release(): Promise<void> {
    await this.#sending;
    this.layer.release();
    await this.ended;
  }

  abort(detail: string): void {
    this.layer.abort(detail);
  }

  async #sendPart(
    id: number,
    isCommand: boolean,
    source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const most = pieceLength(this.#peerMaxPdu);
    let held: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of source) {
      held.push(chunk);
      length += chunk.length;
      while (length > most) {
        const [piece, rest] = cut(held, most);
        await this.#write(id, isCommand, false, piece, most);
        held = rest;
        length -= most;
      }
    }
    await this.#write(id, isCommand, true, held, length);
  }

  async #write(id: number, isCommand: boolean, last: boolean, piece: Uint8Array[], length: number): Promise<void> {
    if (this.#over !== null) throw new AssociationEnded(this.#over);
    const { socket } = this.layer;
    socket.cork();
    let room = socket.write(dataHead(id, isCommand, last, length));
    for (const bytes of piece) room = socket.write(bytes);
    socket.uncork();
    if (!room && socket.writableNeedDrain) await this.#drain();
    if (this.#over !== null) throw new AssociationEnded(this.#over);
  }

  async #drain(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained.push(resolve);
    });
  }

  #wakeSenders(): void {
    for (const wake of this.#drained.splice(0)) wake();
  }

  #fragment(fragment: Fragment): void {
    const context = this.#contexts.get(fragment.contextId);
    if (context === undefined)
      throw new PduFault(`data for the presentation context ${fragment.contextId}`, abortReasons.invalidParameter);
    if (fragment.isCommand) this.#commandPiece(context, fragment);
    else this.#datasetPiece(context, fragment);
  }

  #commandPiece(context: Context, { bytes, last }: Fragment): void {
    if (this.#dataset !== null) throw new PduFault("a command inside a data set");
    this.#command ??= { context, parts: [], length: 0 };
    if (this.#command.context.id !== context.id) throw new PduFault("a command in two presentation contexts");
    this.#command.parts.push(bytes);
    this.#command.length += bytes.length;
    if (this.#command.length > longestCommand) throw new PduFault("a command set that does not end");
    if (!last) return;
    const command = readCommandSet(Buffer.concat(this.#command.parts));
    this.#command = null;
    let dataset: Inflow | null = null;
    if (hasDataset(command)) {
      dataset = new Inflow((taken) => this.#took(taken));
      this.#dataset = { context, inflow: dataset };
    }
    this.#deliver({ context, command, dataset });
  }

  #datasetPiece(context: Context, { bytes, last }: Fragment): void {
    const open = this.#dataset;
    if (open === null || this.#command !== null) throw new PduFault("a data set without command");
    if (open.context.id !== context.id) throw new PduFault("a data set in another context than its command");
    if (bytes.length > 0) {
      this.#held += bytes.length;
      open.inflow.push(bytes);
      if (this.#held > heldMost) this.layer.socket.pause();
    }
    if (!last) return;
    open.inflow.end();
    this.#dataset = null;
  }

  #took(bytes: number): void {
    this.#held -= bytes;
    if (this.#held < heldLeast && this.layer.socket.isPaused()) this.layer.socket.resume();
  }

  #deliver(message: Message): void {
    const { command, dataset } = message;
    const answered = command.MessageIDBeingRespondedTo;
    if (command.CommandField === commandFields.cancel) {
      dataset?.discard();
      if (answered !== undefined) this.#cancelled.add(answered);
    } else if (isResponse(command)) {
      const call = answered === undefined ? undefined : this.#calls.get(answered);
      // An answer that nobody waits for does no harm.
      if (call === undefined) dataset?.discard();
      else call.put(message);
    } else {
      if (this.requests.waiting >= waitingMost) throw new PduFault("more requests than were agreed upon");
      if (command.MessageID !== undefined) this.#cancelled.delete(command.MessageID);
      this.requests.put(message);
    }
  }

  /** Nothing came or went for a while: whoever should have done something is given up. */
  #silent(): void {
    const sending = this.#dataset !== null && !this.layer.socket.isPaused();
    const peersTurn = sending || this.#calls.size > 0 || this.#drained.length > 0 || !this.#working;
    if (peersTurn) this.abort("the peer was silent for too long");
  }

  #end(ending: Ending): void {
    this.#over = ending;
    const error = new AssociationEnded(ending);
    this.#accepted.reject(error);
    this.#dataset?.inflow.fail(error);
    this.#dataset = null;
    for (const call of this.#calls.values()) call.close(error);
    this.requests.close();
    this.#wakeSenders();
    this.#tellEnded(ending);
  }
}

/** How much of a message goes into one P-DATA-TF: an even number (PS3.8 annex E), six bytes less than the peer takes. */
function pieceLength(peerMaxPdu: number): number {
  const most = peerMaxPdu === 0 ? longestData : Math.min(peerMaxPdu, longestData);
  return Math.max(2, (most - 6) & ~1);
}

function cut(chunks: readonly Uint8Array[], length: number): [Uint8Array[], Uint8Array[]] {
  const first: Uint8Array[] = [];
  let missing = length;
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.length > missing) {
      first.push(chunk.subarray(0, missing));
      return [first, [chunk.subarray(missing), ...chunks.slice(index + 1)]];
    }
    first.push(chunk);
    missing -= chunk.length;
  }
  return [first, []];
}
