import { abortReasons, PduFault, pduTypes } from "./pdu.ts";

/** A piece of a presentation data value, PS3.8 section 9.3.5.1: of one PDV there may be several, `last` closes the message's part. */
export type Fragment = { contextId: number; isCommand: boolean; last: boolean; bytes: Buffer };

/** Who is told what was read. A piece of data is a view into what was fed; a control unit is given whole, without its head. */
export type PduSink = { control: (type: number, body: Buffer) => void; fragment: (fragment: Fragment) => void };

/** The longest association request that anybody has reason to send: 128 contexts with every transfer syntax are 160 KB. */
const longestAssociate = 1 << 20;
/** Release, abort and reject have four bytes; some more are let pass, as PS3.8 asks that reserved bytes be not tested. */
const longestOther = 64;
const headLength = 6;

const limits: Readonly<Record<number, number>> = {
  [pduTypes.associateRequest]: longestAssociate,
  [pduTypes.associateAccept]: longestAssociate,
  [pduTypes.associateReject]: longestOther,
  [pduTypes.releaseRequest]: longestOther,
  [pduTypes.releaseReply]: longestOther,
  [pduTypes.abort]: longestOther,
};

type Phase = "head" | "control" | "pdv-head" | "pdv";

/**
 * Takes protocol data units apart as their bytes come (PS3.8 section 9.3). Data go on at once, in views of what was fed: nothing of
 * an object is gathered here. A length beyond the limit is refused before any of it is taken.
 */
export class PduReader {
  readonly #sink: PduSink;
  readonly #longestData: number;
  #phase: Phase = "head";
  #type = 0;
  /** Bytes of the unit that are still to come. */
  #left = 0;
  #head = Buffer.alloc(headLength);
  #headHas = 0;
  #control = Buffer.alloc(0);
  #controlHas = 0;
  #contextId = 0;
  #flags = 0;
  #pdvLeft = 0;

  /** @param longestData the largest P-DATA-TF that we said we take */
  constructor(sink: PduSink, longestData: number) {
    this.#sink = sink;
    this.#longestData = longestData;
  }

  /** @throws PduFault for what is none; nothing may be fed afterwards */
  feed(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length || this.#isDone()) at = this.#step(chunk, at);
  }

  /** A unit, or value, of no further bytes is complete without more of them. */
  #isDone(): boolean {
    return this.#phase === "control" && this.#controlHas === this.#control.length;
  }

  #step(chunk: Buffer, at: number): number {
    switch (this.#phase) {
      case "head":
        return this.#gatherHead(chunk, at, () => this.#openUnit());
      case "control":
        return this.#gatherControl(chunk, at);
      case "pdv-head":
        return this.#gatherHead(chunk, at, () => this.#openValue());
      case "pdv":
        return this.#passOn(chunk, at);
    }
  }

  #gatherHead(chunk: Buffer, at: number, whole: () => void): number {
    const taken = Math.min(headLength - this.#headHas, chunk.length - at);
    chunk.copy(this.#head, this.#headHas, at, at + taken);
    this.#headHas += taken;
    if (this.#headHas === headLength) {
      this.#headHas = 0;
      whole();
    }
    return at + taken;
  }

  #openUnit(): void {
    this.#type = this.#head.readUInt8(0);
    this.#left = this.#head.readUInt32BE(2);
    if (this.#type === pduTypes.data) {
      if (this.#left > this.#longestData) throw new PduFault(`a data unit of ${this.#left} bytes`);
      if (this.#left < headLength) throw new PduFault("a data unit without value");
      this.#phase = "pdv-head";
      return;
    }
    const limit = limits[this.#type];
    if (limit === undefined) throw new PduFault(`a unit of type ${this.#type}`, abortReasons.unrecognizedPdu);
    if (this.#left > limit) throw new PduFault(`a unit of type ${this.#type} with ${this.#left} bytes`);
    this.#control = Buffer.alloc(this.#left);
    this.#controlHas = 0;
    this.#phase = "control";
  }

  #gatherControl(chunk: Buffer, at: number): number {
    const taken = Math.min(this.#control.length - this.#controlHas, chunk.length - at);
    chunk.copy(this.#control, this.#controlHas, at, at + taken);
    this.#controlHas += taken;
    if (this.#isDone()) {
      this.#phase = "head";
      this.#sink.control(this.#type, this.#control);
    }
    return at + taken;
  }

  #openValue(): void {
    const length = this.#head.readUInt32BE(0);
    this.#left -= headLength;
    this.#pdvLeft = length - 2;
    if (length < 2 || this.#pdvLeft > this.#left) throw new PduFault("a value longer than its unit");
    if (this.#left - this.#pdvLeft !== 0 && this.#left - this.#pdvLeft < headLength)
      throw new PduFault("bytes behind the last value of a unit");
    this.#contextId = this.#head.readUInt8(4);
    this.#flags = this.#head.readUInt8(5);
    this.#phase = "pdv";
    if (this.#pdvLeft === 0) this.#give(Buffer.alloc(0));
  }

  #passOn(chunk: Buffer, at: number): number {
    const taken = Math.min(this.#pdvLeft, chunk.length - at);
    this.#pdvLeft -= taken;
    this.#left -= taken;
    this.#give(chunk.subarray(at, at + taken));
    return at + taken;
  }

  #give(bytes: Buffer): void {
    const complete = this.#pdvLeft === 0;
    if (complete) this.#phase = this.#left === 0 ? "head" : "pdv-head";
    // Message control header, PS3.8 section E.2: bit 0 command, bit 1 last.
    this.#sink.fragment({
      contextId: this.#contextId,
      isCommand: (this.#flags & 1) === 1,
      last: complete && (this.#flags & 2) === 2,
      bytes,
    });
  }
}
