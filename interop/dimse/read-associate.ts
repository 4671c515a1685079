import {
  type Abort,
  type AnsweredContext,
  type AssociateAccept,
  type AssociateReject,
  type AssociateRequest,
  PduFault,
  type ProposedContext,
  type RoleSelection,
  type UserInformation,
} from "./pdu.ts";

/** Items of an association request or acceptance, PS3.8 section 9.3 and PS3.7 annex D. */
const items = {
  applicationContext: 0x10,
  proposedContext: 0x20,
  answeredContext: 0x21,
  abstractSyntax: 0x30,
  transferSyntax: 0x40,
  userInformation: 0x50,
  maxPdu: 0x51,
  implementationClassUid: 0x52,
  window: 0x53,
  role: 0x54,
  implementationVersionName: 0x55,
} as const;

const fixedLength = 68;
/** Odd numbers from 1 to 255, PS3.8 section 9.3.2.2. */
const mostContexts = 128;

type Item = { type: number; body: Buffer };

function itemsOf(bytes: Buffer): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) throw new PduFault("an item without head");
    const end = at + 4 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) throw new PduFault("an item longer than its unit");
    found.push({ type: bytes.readUInt8(at), body: bytes.subarray(at + 4, end) });
    at = end;
  }
  return found;
}

/** Text of a fixed or stated length; what pads it counts for nothing. */
const textOf = (bytes: Buffer): string => bytes.toString("latin1").replace(/^[ \0]+|[ \0]+$/g, "");

/** An AE title, PS3.8 section 9.3.2: spaces before and behind it do not count. */
const aeTitle = (bytes: Buffer, at: number): string => textOf(bytes.subarray(at, at + 16));

function fixedPart(bytes: Buffer): { calledAe: string; callingAe: string; items: Item[] } {
  if (bytes.length < fixedLength) throw new PduFault("an association unit that is too short");
  return { calledAe: aeTitle(bytes, 4), callingAe: aeTitle(bytes, 20), items: itemsOf(bytes.subarray(fixedLength)) };
}

/** @throws PduFault */
export function readAssociateRequest(bytes: Buffer): AssociateRequest {
  const { items: parts, ...titles } = fixedPart(bytes);
  const contexts = parts.filter((item) => item.type === items.proposedContext).map(proposedContext);
  if (contexts.length > mostContexts) throw new PduFault("more than 128 presentation contexts");
  if (new Set(contexts.map((one) => one.id)).size !== contexts.length)
    throw new PduFault("two presentation contexts of one number");
  const application = parts.find((item) => item.type === items.applicationContext);
  return {
    ...titles,
    protocolVersion: bytes.readUInt16BE(0),
    applicationContext: application === undefined ? "" : textOf(application.body),
    contexts,
    user: userInformation(parts),
  };
}

/** @throws PduFault */
export function readAssociateAccept(bytes: Buffer): AssociateAccept {
  const { items: parts, ...titles } = fixedPart(bytes);
  const contexts = parts.filter((item) => item.type === items.answeredContext).map(answeredContext);
  return { ...titles, contexts, user: userInformation(parts) };
}

function proposedContext({ body }: Item): ProposedContext {
  if (body.length < 4) throw new PduFault("a presentation context that is too short");
  const id = body.readUInt8(0);
  if (id % 2 === 0) throw new PduFault(`a presentation context with the number ${id}`);
  const inner = itemsOf(body.subarray(4));
  return {
    id,
    abstractSyntax: textOf(inner.find((item) => item.type === items.abstractSyntax)?.body ?? Buffer.alloc(0)),
    transferSyntaxes: inner.filter((item) => item.type === items.transferSyntax).map((item) => textOf(item.body)),
  };
}

const results = [0, 1, 2, 3, 4] as const;

function answeredContext({ body }: Item): AnsweredContext {
  if (body.length < 4) throw new PduFault("a presentation context that is too short");
  const stated = body.readUInt8(2);
  const result = results.find((one) => one === stated) ?? 2;
  // Of a context that was refused the transfer syntax is not significant and may be missing.
  const inner = result === 0 ? itemsOf(body.subarray(4)) : [];
  return { id: body.readUInt8(0), result, transferSyntax: textOf(inner[0]?.body ?? Buffer.alloc(0)) };
}

function userInformation(parts: readonly Item[]): UserInformation {
  const user: UserInformation & { roles: RoleSelection[] } = {
    maxPdu: 0,
    implementationClassUid: "",
    implementationVersionName: "",
    window: null,
    roles: [],
  };
  const whole = parts.find((item) => item.type === items.userInformation);
  for (const { type, body } of whole === undefined ? [] : itemsOf(whole.body)) {
    if (type === items.maxPdu && body.length >= 4) user.maxPdu = body.readUInt32BE(0);
    else if (type === items.implementationClassUid) user.implementationClassUid = textOf(body);
    else if (type === items.implementationVersionName) user.implementationVersionName = textOf(body);
    else if (type === items.window && body.length >= 4)
      user.window = { invoked: body.readUInt16BE(0), performed: body.readUInt16BE(2) };
    else if (type === items.role) user.roles.push(roleSelection(body));
  }
  return user;
}

function roleSelection(body: Buffer): RoleSelection {
  const length = body.length < 4 ? 0 : body.readUInt16BE(0);
  if (body.length < 4 || body.length < length + 4) throw new PduFault("a role selection that is too short");
  return {
    sopClassUid: textOf(body.subarray(2, 2 + length)),
    scu: body.readUInt8(2 + length) === 1,
    scp: body.readUInt8(3 + length) === 1,
  };
}

/** @throws PduFault */
export function readAssociateReject(bytes: Buffer): AssociateReject {
  if (bytes.length < 4) throw new PduFault("a rejection that is too short");
  return { result: bytes.readUInt8(1), source: bytes.readUInt8(2), reason: bytes.readUInt8(3) };
}

/** @throws PduFault */
export function readAbort(bytes: Buffer): Abort {
  if (bytes.length < 4) throw new PduFault("an abort that is too short");
  return { source: bytes.readUInt8(2), reason: bytes.readUInt8(3) };
}
