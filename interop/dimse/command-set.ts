import { PduFault } from "./pdu.ts";

/** Elements of command sets, PS3.7 Table E.1-1. Their values are always in Implicit VR Little Endian. */
const elements = {
  AffectedSOPClassUID: [0x0002, "UI"],
  RequestedSOPClassUID: [0x0003, "UI"],
  CommandField: [0x0100, "US"],
  MessageID: [0x0110, "US"],
  MessageIDBeingRespondedTo: [0x0120, "US"],
  MoveDestination: [0x0600, "AE"],
  Priority: [0x0700, "US"],
  CommandDataSetType: [0x0800, "US"],
  Status: [0x0900, "US"],
  OffendingElement: [0x0901, "AT"],
  ErrorComment: [0x0902, "LO"],
  ErrorID: [0x0903, "US"],
  AffectedSOPInstanceUID: [0x1000, "UI"],
  RequestedSOPInstanceUID: [0x1001, "UI"],
  NumberOfRemainingSuboperations: [0x1020, "US"],
  NumberOfCompletedSuboperations: [0x1021, "US"],
  NumberOfFailedSuboperations: [0x1022, "US"],
  NumberOfWarningSuboperations: [0x1023, "US"],
  MoveOriginatorApplicationEntityTitle: [0x1030, "AE"],
  MoveOriginatorMessageID: [0x1031, "US"],
} as const satisfies Record<string, readonly [number, "UI" | "US" | "AE" | "LO" | "AT"]>;

type Elements = typeof elements;
type ValueOf<Vr> = Vr extends "US" ? number : string;
/** A command set by keyword; what it does not hold is undefined. */
export type CommandSet = { [K in keyof Elements]?: ValueOf<Elements[K][1]> };

/** Command fields, PS3.7 Table E.1-1 note; a response has the highest bit as well. */
export const commandFields = {
  store: 0x0001,
  get: 0x0010,
  find: 0x0020,
  move: 0x0021,
  echo: 0x0030,
  cancel: 0x0fff,
} as const;
export const responseBit = 0x8000;

/** CommandDataSetType where no data set follows (PS3.7 section E.1); any other value means that one does. */
export const noDataset = 0x0101;
const someDataset = 0x0000;

/** @param withDataset whether a data set follows */
export function writeCommandSet(command: CommandSet, withDataset: boolean): Buffer {
  const whole = { ...command, CommandDataSetType: withDataset ? someDataset : noDataset };
  const parts: Buffer[] = [];
  for (const [keyword, [element, vr]] of Object.entries(elements)) {
    const value = Object.entries(whole).find(([name]) => name === keyword)?.[1];
    if (value === undefined) continue;
    parts.push(elementBytes(element, valueBytes(vr, value)));
  }
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([elementBytes(0x0000, length), body]);
}

function elementBytes(element: number, value: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(element, 2);
  head.writeUInt32LE(value.length, 4);
  return Buffer.concat([head, value]);
}

function valueBytes(vr: string, value: string | number): Buffer {
  if (typeof value === "number") {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16LE(value);
    return bytes;
  }
  if (vr === "AT") {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16LE(Number.parseInt(value.slice(0, 4), 16), 0);
    bytes.writeUInt16LE(Number.parseInt(value.slice(4), 16), 2);
    return bytes;
  }
  // A comment has at most 64 characters (LO) of the default repertoire.
  const text = vr === "LO" ? value.replace(/[^\x20-\x7e]|\\/g, "?").slice(0, 64) : value;
  return Buffer.from(text.length % 2 === 0 ? text : `${text}${vr === "UI" ? "\0" : " "}`, "latin1");
}

/** @throws PduFault where the bytes are no command set */
export function readCommandSet(bytes: Buffer): CommandSet {
  const command: CommandSet = {};
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new PduFault("a command set that is cut off");
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) throw new PduFault("a command set whose element is longer than itself");
    if (bytes.readUInt16LE(at) !== 0) throw new PduFault("a command set with an element of another group");
    put(command, bytes.readUInt16LE(at + 2), bytes.subarray(at + 8, end));
    at = end;
  }
  if (command.CommandField === undefined) throw new PduFault("a command set without command");
  return command;
}

function put(command: CommandSet, element: number, value: Buffer): void {
  for (const [keyword, [number, vr]] of Object.entries(elements)) {
    if (number !== element || value.length === 0) continue;
    if (vr === "US" && value.length < 2) throw new PduFault(`${keyword} is too short`);
    Object.assign(command, { [keyword]: readValue(vr, value) });
  }
}

function readValue(vr: "UI" | "US" | "AE" | "LO" | "AT", value: Buffer): string | number {
  if (vr === "US") return value.readUInt16LE(0);
  if (vr === "AT") return value.toString("hex").toUpperCase();
  return value.toString("latin1").replace(/^ +|[ \0]+$/g, "");
}

export const hasDataset = (command: CommandSet): boolean =>
  command.CommandDataSetType !== undefined && command.CommandDataSetType !== noDataset;

export const isResponse = (command: CommandSet): boolean => ((command.CommandField ?? 0) & responseBit) !== 0;
