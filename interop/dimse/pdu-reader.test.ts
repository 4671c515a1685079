import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommandSet, writeCommandSet } from "./command-set.ts";
import { applicationContext, PduFault } from "./pdu.ts";
import { type Fragment, PduReader } from "./pdu-reader.ts";
import { readAssociateAccept, readAssociateRequest } from "./read-associate.ts";
import { actionFor, events, nextState, type State } from "./state-table.ts";
import {
  dataHead,
  writeAbort,
  writeAssociateAccept,
  writeAssociateRequest,
  writeReleaseRequest,
} from "./write-associate.ts";

const user = {
  maxPdu: 16_384,
  implementationClassUid: "1.2.3",
  implementationVersionName: "TEST",
  window: { invoked: 4, performed: 1 },
  roles: [{ sopClassUid: "1.2.840.10008.5.1.4.1.1.2", scu: false, scp: true }],
};
const contexts = [{ id: 1, abstractSyntax: "1.2.840.10008.1.1", transferSyntaxes: ["1.2.840.10008.1.2", "1.2.3.4"] }];
const request = { calledAe: "OVERREAD", callingAe: "PEER", applicationContext, contexts, user };

type Seen = { controls: { type: number; body: Buffer }[]; fragments: Fragment[] };

function read(bytes: Buffer, sizes: readonly number[] = [bytes.length], longest = 1000): Seen {
  const seen: Seen = { controls: [], fragments: [] };
  const reader = new PduReader(
    {
      control: (type, body) => seen.controls.push({ type, body }),
      fragment: (one) => seen.fragments.push({ ...one, bytes: Buffer.from(one.bytes) }),
    },
    longest,
  );
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    reader.feed(bytes.subarray(at, at + size));
    at += size;
  }
  return seen;
}

const data = (last: boolean, bytes: Buffer) => Buffer.concat([dataHead(3, false, last, bytes.length), bytes]);

describe("PduReader", () => {
  it("reads the same however the bytes are cut", () => {
    const stream = Buffer.concat([
      writeAssociateRequest(request),
      data(false, Buffer.from("abcdef")),
      data(true, Buffer.from("ghij")),
      data(true, Buffer.alloc(0)),
      writeReleaseRequest(),
      writeAbort({ source: 2, reason: 6 }),
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const { controls, fragments } = read(stream, sizes);
        expect(controls.map(({ type }) => type)).toEqual([1, 5, 7]);
        expect(Buffer.concat(fragments.map((one) => one.bytes)).toString()).toBe("abcdefghij");
        expect(fragments.filter((one) => one.last)).toHaveLength(2);
      }),
    );
  });

  it("refuses lengths that no honest peer states, before it takes anything", () => {
    const head = (type: number, length: number) => {
      const bytes = Buffer.alloc(6);
      bytes.writeUInt8(type, 0);
      bytes.writeUInt32BE(length, 2);
      return bytes;
    };
    for (const [type, length] of [
      [1, 0xffffffff],
      [2, 1 << 21],
      [4, 1001],
      [4, 0],
      [5, 65],
      [0, 4],
      [8, 4],
      [0x47, 0x45542020],
    ] as const)
      expect(() => read(head(type, length)), `${type} ${length}`).toThrow(PduFault);
    const value = Buffer.concat([head(4, 10), Buffer.from([0, 0, 0, 99, 1, 0, 1, 2, 3, 4])]);
    expect(() => read(value)).toThrow(/longer than its unit/);
    const tooShort = Buffer.concat([head(4, 10), Buffer.from([0, 0, 0, 1, 1, 0, 1, 2, 3, 4])]);
    expect(() => read(tooShort)).toThrow(PduFault);
  });

  it("never fails in another way, whatever comes", () => {
    const known = [writeAssociateRequest(request), data(true, Buffer.alloc(40, 7)), writeReleaseRequest()];
    const mutated = fc
      .tuple(fc.constantFrom(...known), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes);
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return copy;
      });
    const anything = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(mutated, anything), (bytes) => {
        try {
          for (const { type, body } of read(bytes, [7, 1, 50]).controls) {
            if (type === 1) readAssociateRequest(body);
            if (type === 2) readAssociateAccept(body);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(PduFault);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("associations", () => {
  it("are written as they are read", () => {
    const [asked] = read(writeAssociateRequest(request), [1000], 1).controls;
    expect(readAssociateRequest(asked?.body ?? Buffer.alloc(0))).toEqual({ protocolVersion: 1, ...request });
    const accept = {
      calledAe: "OVERREAD",
      callingAe: "PEER",
      contexts: [{ id: 1, result: 0, transferSyntax: "1.2" }],
      user,
    } as const;
    const [answered] = read(writeAssociateAccept(accept), [1000], 1).controls;
    expect(readAssociateAccept(answered?.body ?? Buffer.alloc(0))).toEqual(accept);
  });

  it("are refused where two contexts bear one number, or an even one", () => {
    const with2 = (ids: number[]) =>
      writeAssociateRequest({
        ...request,
        contexts: ids.map((id) => ({ ...contexts[0], id, abstractSyntax: "1.2", transferSyntaxes: [] })),
      });
    for (const ids of [[1, 1], [2]]) expect(() => readAssociateRequest(with2(ids).subarray(6))).toThrow(PduFault);
  });
});

describe("command sets", () => {
  it("are written as they are read", () => {
    const command = {
      AffectedSOPClassUID: "1.2.840.10008.1.1",
      CommandField: 0x8001,
      MessageIDBeingRespondedTo: 65_535,
      CommandDataSetType: 0x0101,
      Status: 0xa700,
      ErrorComment: "out of resources",
      MoveOriginatorApplicationEntityTitle: "PEER",
      NumberOfRemainingSuboperations: 7,
    };
    expect(readCommandSet(writeCommandSet(command, false))).toEqual(command);
  });

  it("never fail in another way, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readCommandSet(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(PduFault);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the state table", () => {
  const states: State[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  it("leads from every state to an end when the connection closes", () => {
    for (const state of states.slice(1)) {
      const action = actionFor(state, "transport-closed");
      expect(action === null ? null : nextState[action], `state ${state}`).toBe(1);
    }
  });

  it("answers everything that can arrive while an association stands", () => {
    const arriving = events.filter((event) => event.endsWith("-arrived"));
    for (const state of [2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const)
      for (const event of arriving) expect(actionFor(state, event), `${event} in ${state}`).not.toBeNull();
  });
});
