import { createHash, randomBytes } from "node:crypto";
import { Integer, Null, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, SignedData, TimeStampReq, TimeStampResp, TSTInfo } from "pkijs";

export const timeStampRequestType = "application/timestamp-query";

/** A question to a time stamp authority, and how its answer is read (RFC 3161). */
export type TimeStampQuestion = {
  request: Uint8Array;
  /**
   * The token out of the answer.
   * @throws Error naming what is wrong: refused, of another message, or not the answer to this question
   */
  read: (answer: Uint8Array) => Uint8Array;
};

/** Asks for the time of these bytes, by their SHA-256; the authority's certificate is wanted in the answer. */
export function askTimeOf(bytes: Uint8Array): TimeStampQuestion {
  const hash = Uint8Array.from(createHash("sha256").update(bytes).digest());
  // Positive, so that the number has one way to be written.
  const nonce = Uint8Array.from([1, ...randomBytes(15)]);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1", algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hash }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  return {
    request: new Uint8Array(request.toSchema().toBER()),
    read: (answer) => readAnswer(answer, hash, nonce),
  };
}

function readAnswer(answer: Uint8Array, hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  const response = TimeStampResp.fromBER(Uint8Array.from(answer));
  const { status } = response.status;
  // 0 granted, 1 granted with changes (RFC 3161 section 2.4.2).
  if (status > 1 || response.timeStampToken === undefined)
    throw new Error(`the time stamp authority refused (status ${status})`);
  const signed = new SignedData({ schema: response.timeStampToken.content });
  const told = signed.encapContentInfo.eContent?.getValue();
  if (told === undefined) throw new Error("the time stamp is empty");
  const info = TSTInfo.fromBER(told);
  if (!same(info.messageImprint.hashedMessage.getValue(), hash)) throw new Error("the time stamp is of something else");
  if (info.nonce === undefined || !same(info.nonce.valueBlock.valueHexView, nonce))
    throw new Error("the time stamp answers another question");
  return new Uint8Array(response.timeStampToken.toSchema().toBER());
}

function same(a: ArrayBuffer | Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(Buffer.from(a instanceof Uint8Array ? a : new Uint8Array(a)), b) === 0;
}
