import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMeta } from "#dicom/read-meta.ts";
import { sampleFile } from "#dicom/sample-file.ts";
import { callEcho } from "#interop/dimse/call-echo.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { type GivenOrganisation, givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSeries, ctSlice, testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let listener: TestListener;
let organisation: GivenOrganisation;
beforeAll(async () => {
  service = await startService();
  listener = await startListener(service);
  organisation = await givenOrganisation(service);
});
afterAll(async () => {
  expect(listener.faults).toEqual([]);
  await listener.stop();
  await service.close();
});

const stored = async (study: string) =>
  await inScope(service.house.database, systemScope, (tx) =>
    tx
      .selectFrom("instance")
      .innerJoin("study", "study.id", "instance.study_id")
      .select(["sop_instance_uid", "sha256", "transfer_syntax_uid", "size"])
      .where("study_instance_uid", "=", study)
      .orderBy("instance_number")
      .execute(),
  );

const datasetHash = (file: Uint8Array) =>
  createHash("sha256")
    .update(file.subarray(readMeta(file).datasetOffset))
    .digest("hex");

describe("C-ECHO", () => {
  it("is answered to a known peer", async () => {
    await callEcho(await givenPeer(service, organisation, "ECHOER"), listener.called);
  });
});

describe("C-STORE", () => {
  it("keeps every data set as it came, and answers when it is durable", async () => {
    const caller = await givenPeer(service, organisation, "SENDER");
    const files = ctSeries(5, { study: 7001 });
    const progress = await callStore(caller, listener.called, files.map(fileToSend), noProgress);
    expect(progress).toEqual({ done: 5, failed: 0, problem: null });
    const rows = await stored(testUid(7001));
    expect(rows).toHaveLength(5);
    for (const [index, row] of rows.entries()) {
      const kept = await service.house.objects.read(row.sha256);
      expect(datasetHash(kept)).toBe(datasetHash(files[index] ?? new Uint8Array(0)));
    }
  });

  it("takes the same object from two peers as one", async () => {
    const [one, two] = [
      await givenPeer(service, organisation, "FIRST"),
      await givenPeer(service, organisation, "SECOND"),
    ];
    for (const caller of [one, two, one]) {
      const files = [fileToSend(ctSlice(1, { study: 7002 }))];
      expect(await callStore(caller, listener.called, files, noProgress)).toMatchObject({ done: 1, failed: 0 });
    }
    expect(await stored(testUid(7002))).toHaveLength(1);
  });

  it("keeps another object of the same UID aside and says so", async () => {
    const caller = await givenPeer(service, organisation, "CONFLICT");
    const send = (bytes: Uint8Array) => callStore(caller, listener.called, [fileToSend(bytes)], noProgress);
    await send(ctSlice(1, { study: 7003 }));
    const progress = await send(ctSlice(1, { study: 7003, StudyDescription: "another" }));
    expect(progress).toMatchObject({ done: 0, failed: 1, problem: expect.stringContaining("0111") });
  });

  it("refuses a peer that may not store", async () => {
    const caller = await givenPeer(service, organisation, "ASKER", { store: false });
    const progress = await callStore(caller, listener.called, [fileToSend(ctSlice(1, { study: 7004 }))], noProgress);
    expect(progress).toMatchObject({ done: 0, failed: 1 });
    expect(await stored(testUid(7004))).toEqual([]);
  });

  it("says that what was sent is no image", async () => {
    const caller = await givenPeer(service, organisation, "BROKEN");
    const broken = sampleFile([{ tag: "0020000D", vr: "UI", value: "" }]);
    const good = fileToSend(sampleFile());
    const file = { ...good, open: async () => Readable.from([broken]) };
    expect(await callStore(caller, listener.called, [file], noProgress)).toMatchObject({ done: 0, failed: 1 });
  });
});
