import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callEcho } from "#interop/dimse/call-echo.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import { writeCommandSet } from "#interop/dimse/command-set.ts";
import { openAssociation } from "#interop/dimse/open-association.ts";
import { applicationContext } from "#interop/dimse/pdu.ts";
import { dataHead, writeAssociateRequest } from "#interop/dimse/write-associate.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { type GivenOrganisation, givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSlice, testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let listener: TestListener;
let organisation: GivenOrganisation;
const ct = "1.2.840.10008.5.1.4.1.1.2";
const plain = ["1.2.840.10008.1.2.1"];
const user = { maxPdu: 16_384, implementationClassUid: "1.2", implementationVersionName: "", window: null, roles: [] };
const contexts = [
  { id: 1, abstractSyntax: "1.2.840.10008.1.1", transferSyntaxes: plain },
  { id: 3, abstractSyntax: ct, transferSyntaxes: plain },
  { id: 5, abstractSyntax: "1.2.3.4.5", transferSyntaxes: plain },
  { id: 7, abstractSyntax: ct, transferSyntaxes: ["1.2.3.4.5"] },
];
const asked = writeAssociateRequest({
  calledAe: "OVERREAD",
  callingAe: "ATTACKER",
  applicationContext,
  contexts,
  user,
});

beforeAll(async () => {
  service = await startService();
  listener = await startListener(service, { timing: { artim: 300, idle: 600 }, mostAssociations: 8 });
  organisation = await givenOrganisation(service);
  await givenPeer(service, organisation, "ATTACKER");
});
afterAll(async () => {
  await listener.stop();
  await service.close();
});

/** Sends bytes one after the other and gives all that came back until the other side closed. */
async function provoke(...parts: readonly (Buffer | number)[]): Promise<Buffer> {
  const socket = connect(listener.port, "127.0.0.1");
  await once(socket, "connect");
  const came: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => came.push(chunk));
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  for (const part of parts) {
    if (typeof part === "number") await delay(part);
    else if (socket.writable) socket.write(part);
  }
  await closed;
  return Buffer.concat(came);
}

/** The types of the units in an answer. */
function unitsIn(bytes: Buffer): number[] {
  const types: number[] = [];
  for (let at = 0; at + 6 <= bytes.length; at += 6 + bytes.readUInt32BE(at + 2)) types.push(bytes.readUInt8(at));
  return types;
}

const command = (id: number, extra = {}) => {
  const bytes = writeCommandSet(
    { CommandField: 1, MessageID: 1, AffectedSOPClassUID: ct, AffectedSOPInstanceUID: "1.2.3", ...extra },
    true,
  );
  return Buffer.concat([dataHead(id, true, true, bytes.length), bytes]);
};
const [accept, reject, abort] = [2, 3, 7];

describe("the listener", () => {
  it.each([
    ["a page request", [Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")], [abort]],
    ["zeros", [Buffer.alloc(4096)], [abort]],
    ["a giant length", [Buffer.from([1, 0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3])], [abort]],
    ["data before a request", [Buffer.concat([dataHead(1, true, true, 4), Buffer.alloc(4)])], [abort]],
    ["two requests", [asked, 150, asked], [accept, abort]],
    ["data of a giant length", [asked, 150, Buffer.from([4, 0, 0x7f, 0xff, 0xff, 0xff])], [accept, abort]],
    ["a context that was refused", [asked, 150, command(5)], [accept, abort]],
    ["a context that was not proposed", [asked, 150, command(99)], [accept, abort]],
    [
      "a data set without command",
      [asked, 150, Buffer.concat([dataHead(3, false, true, 4), Buffer.alloc(4)])],
      [accept, abort],
    ],
    [
      "a command inside a data set",
      [asked, 150, command(3), dataHead(3, false, false, 2), Buffer.alloc(2), command(3)],
      [accept, abort],
    ],
    [
      "a command without end",
      [
        asked,
        150,
        ...Array.from({ length: 4 }, () => Buffer.concat([dataHead(3, true, false, 30_000), Buffer.alloc(30_000)])),
      ],
      [accept, abort],
    ],
    ["half a request", [asked.subarray(0, 60)], []],
    ["silence", [], []],
    ["silence after a request", [asked], [accept, abort]],
    [
      "silence in mid-object",
      [asked, 150, command(3), dataHead(3, false, false, 1000), Buffer.alloc(10)],
      [accept, abort],
    ],
  ])("ends %s clearly", async (_, parts, expected) => {
    expect(unitsIn(await provoke(...parts))).toEqual(expected);
  });

  it("answers contexts one by one", async () => {
    const association = await openAssociation({ aeTitle: "ATTACKER", tls: null }, listener.called, contexts);
    expect(association.contexts.map(({ id }) => id)).toEqual([1, 3]);
    await association.release();
  });

  it("forgets half an object, and keeps nothing of it", async () => {
    await provoke(
      asked,
      150,
      command(3, { AffectedSOPInstanceUID: "1.2.3.99" }),
      dataHead(3, false, false, 1000),
      Buffer.alloc(1000),
    );
    const row = await service.house.database
      .selectFrom("instance")
      .select("id")
      .where("sop_instance_uid", "=", "1.2.3.99")
      .execute();
    expect(row).toEqual([]);
  });

  it("refuses the association beyond its limit, and serves the others", async () => {
    const caller = { aeTitle: "ATTACKER", tls: null };
    const open = await Promise.all(Array.from({ length: 8 }, () => openAssociation(caller, listener.called, contexts)));
    await expect(callEcho(caller, listener.called)).rejects.toMatchObject({
      ending: { how: "rejected", rejection: { result: 2, source: 3, reason: 2 } },
    });
    await Promise.all(open.map((one) => one.release()));
    await callEcho(caller, listener.called);
  });

  it("outlives a thousand connections", async () => {
    const sockets = await Promise.all(
      Array.from({ length: 1000 }, async (): Promise<Socket> => {
        const socket = connect(listener.port, "127.0.0.1");
        socket.on("error", () => undefined);
        await Promise.race([once(socket, "connect"), once(socket, "close")]);
        return socket;
      }),
    );
    await delay(600);
    for (const socket of sockets) socket.destroy();
    await callEcho({ aeTitle: "ATTACKER", tls: null }, listener.called);
    const file = fileToSend(ctSlice(1, { study: 7400 }));
    expect(await callStore({ aeTitle: "ATTACKER", tls: null }, listener.called, [file], noProgress)).toMatchObject({
      done: 1,
    });
    expect(testUid(7400)).toBe("2.25.4711.7400");
    expect(listener.faults).toEqual([]);
  });

  it("says to a caller from elsewhere that it is not known", async () => {
    await givenPeer(service, organisation, "AFAR", { host: "192.0.2.1" });
    await service.house.database.transaction().execute(async (tx) => {
      const { sql } = await import("kysely");
      await sql`SELECT set_config('app.kind', 'system', true)`.execute(tx);
      await tx.updateTable("peer").set({ only_from_host: true }).where("ae_title", "=", "AFAR").execute();
    });
    await expect(callEcho({ aeTitle: "AFAR", tls: null }, listener.called)).rejects.toMatchObject({
      ending: { rejection: { result: 1, source: 1, reason: 3 } },
    });
    expect(reject).toBe(3);
  });
});
