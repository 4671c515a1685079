import {
  type Abort,
  type AnsweredContext,
  type AssociateAccept,
  type AssociateReject,
  type AssociateRequest,
  applicationContext,
  type ProposedContext,
  pduTypes,
  type RoleSelection,
  type UserInformation,
} from "./pdu.ts";

function unit(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(6);
  head.writeUInt8(type, 0);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
}

function item(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt8(type, 0);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

const text = (value: string): Buffer => Buffer.from(value, "latin1");

/** Protocol version, AE titles of 16 characters filled with spaces, 32 reserved bytes: PS3.8 Table 9-11. */
function fixedPart(calledAe: string, callingAe: string): Buffer {
  const bytes = Buffer.alloc(68);
  bytes.writeUInt16BE(1, 0);
  bytes.write(calledAe.slice(0, 16).padEnd(16), 4, "latin1");
  bytes.write(callingAe.slice(0, 16).padEnd(16), 20, "latin1");
  return bytes;
}

function proposed(context: ProposedContext): Buffer {
  const syntaxes = context.transferSyntaxes.map((uid) => item(0x40, text(uid)));
  return item(0x20, Buffer.from([context.id, 0, 0, 0]), item(0x30, text(context.abstractSyntax)), ...syntaxes);
}

function answered(context: AnsweredContext): Buffer {
  return item(0x21, Buffer.from([context.id, 0, context.result, 0]), item(0x40, text(context.transferSyntax)));
}

function role({ sopClassUid, scu, scp }: RoleSelection): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(sopClassUid.length);
  return item(0x54, length, text(sopClassUid), Buffer.from([Number(scu), Number(scp)]));
}

function userInformation(user: UserInformation): Buffer {
  const maxPdu = Buffer.alloc(4);
  maxPdu.writeUInt32BE(user.maxPdu);
  const parts = [item(0x51, maxPdu), item(0x52, text(user.implementationClassUid))];
  if (user.window !== null) {
    const window = Buffer.alloc(4);
    window.writeUInt16BE(user.window.invoked, 0);
    window.writeUInt16BE(user.window.performed, 2);
    parts.push(item(0x53, window));
  }
  parts.push(...user.roles.map(role));
  if (user.implementationVersionName !== "") parts.push(item(0x55, text(user.implementationVersionName)));
  return item(0x50, ...parts);
}

/** A-ASSOCIATE-RQ, PS3.8 section 9.3.2. */
export function writeAssociateRequest(request: Omit<AssociateRequest, "protocolVersion">): Buffer {
  return unit(
    pduTypes.associateRequest,
    fixedPart(request.calledAe, request.callingAe),
    item(0x10, text(request.applicationContext)),
    ...request.contexts.map(proposed),
    userInformation(request.user),
  );
}

/** A-ASSOCIATE-AC, PS3.8 section 9.3.3. */
export function writeAssociateAccept(accept: AssociateAccept): Buffer {
  return unit(
    pduTypes.associateAccept,
    fixedPart(accept.calledAe, accept.callingAe),
    item(0x10, text(applicationContext)),
    ...accept.contexts.map(answered),
    userInformation(accept.user),
  );
}

export const writeAssociateReject = ({ result, source, reason }: AssociateReject): Buffer =>
  unit(pduTypes.associateReject, Buffer.from([0, result, source, reason]));

export const writeReleaseRequest = (): Buffer => unit(pduTypes.releaseRequest, Buffer.alloc(4));

export const writeReleaseReply = (): Buffer => unit(pduTypes.releaseReply, Buffer.alloc(4));

export const writeAbort = ({ source, reason }: Abort): Buffer =>
  unit(pduTypes.abort, Buffer.from([0, 0, source, reason]));

/** Head of a P-DATA-TF with one value (PS3.8 section 9.3.5) whose bytes follow; `length` is theirs. */
export function dataHead(contextId: number, isCommand: boolean, last: boolean, length: number): Buffer {
  const head = Buffer.allocUnsafe(12);
  head.writeUInt16BE(pduTypes.data << 8, 0);
  head.writeUInt32BE(length + 6, 2);
  head.writeUInt32BE(length + 2, 6);
  head.writeUInt8(contextId, 10);
  head.writeUInt8((isCommand ? 1 : 0) | (last ? 2 : 0), 11);
  return head;
}
