/** First byte of each protocol data unit, PS3.8 section 9.3. */
export const pduTypes = {
  associateRequest: 0x01,
  associateAccept: 0x02,
  associateReject: 0x03,
  data: 0x04,
  releaseRequest: 0x05,
  releaseReply: 0x06,
  abort: 0x07,
} as const;

/** The DICOM application context, PS3.7 section A.2.1. */
export const applicationContext = "1.2.840.10008.3.1.1.1";

/** A presentation context as it is proposed, PS3.8 Table 9-13. */
export type ProposedContext = { id: number; abstractSyntax: string; transferSyntaxes: readonly string[] };

/**
 * The answer to one, PS3.8 Table 9-18: 0 acceptance, 1 user rejection, 2 no reason, 3 abstract syntax not supported, 4 transfer
 * syntaxes not supported. `transferSyntax` counts only where it was accepted.
 */
export type AnsweredContext = { id: number; result: 0 | 1 | 2 | 3 | 4; transferSyntax: string };

/** Which side is SCU and SCP of a class, as seen by the requestor: PS3.7 section D.3.3.4. */
export type RoleSelection = { sopClassUid: string; scu: boolean; scp: boolean };

/** The user information item, PS3.7 annex D. `maxPdu` 0 means no limit; `window` null means one operation at a time. */
export type UserInformation = {
  maxPdu: number;
  implementationClassUid: string;
  implementationVersionName: string;
  window: { invoked: number; performed: number } | null;
  roles: readonly RoleSelection[];
};

/** A-ASSOCIATE-RQ, PS3.8 Table 9-11. */
export type AssociateRequest = {
  protocolVersion: number;
  calledAe: string;
  callingAe: string;
  applicationContext: string;
  contexts: readonly ProposedContext[];
  user: UserInformation;
};

/** A-ASSOCIATE-AC, PS3.8 Table 9-17. */
export type AssociateAccept = {
  calledAe: string;
  callingAe: string;
  contexts: readonly AnsweredContext[];
  user: UserInformation;
};

/** A-ASSOCIATE-RJ, PS3.8 Table 9-21. */
export type AssociateReject = { result: number; source: number; reason: number };

/** A-ABORT, PS3.8 Table 9-26: source 0 the user, 2 the provider. */
export type Abort = { source: number; reason: number };

/** Why the provider ends an association, PS3.8 Table 9-26. */
export const abortReasons = {
  notSpecified: 0,
  unrecognizedPdu: 1,
  unexpectedPdu: 2,
  unrecognizedParameter: 4,
  unexpectedParameter: 5,
  invalidParameter: 6,
} as const;

/** Why an association is refused, PS3.8 Table 9-21. */
export const rejections = {
  callingAeNotRecognized: { result: 1, source: 1, reason: 3 },
  calledAeNotRecognized: { result: 1, source: 1, reason: 7 },
  applicationContextNotSupported: { result: 1, source: 1, reason: 2 },
  noReason: { result: 1, source: 1, reason: 1 },
  protocolVersionNotSupported: { result: 1, source: 2, reason: 2 },
  temporaryCongestion: { result: 2, source: 3, reason: 1 },
  localLimitExceeded: { result: 2, source: 3, reason: 2 },
} as const satisfies Record<string, AssociateReject>;

/** Bytes that are no protocol data unit, or one that no honest peer sends. `reason` goes into the A-ABORT. */
export class PduFault extends Error {
  readonly reason: number;
  constructor(what: string, reason: number = abortReasons.invalidParameter) {
    super(what);
    this.name = "PduFault";
    this.reason = reason;
  }
}
