import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleFile } from "#dicom/sample-file.ts";
import { callFind } from "#interop/dimse/call-find.ts";
import { callGet, callMove } from "#interop/dimse/call-retrieve.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import type { Caller } from "#interop/dimse/open-association.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { type GivenOrganisation, givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSeries, testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let listener: TestListener;
let elsewhere: TestService;
let receiver: TestListener;
let there: GivenOrganisation;
let workstation: Caller;
beforeAll(async () => {
  [service, elsewhere] = await Promise.all([startService(), startService()]);
  listener = await startListener(service);
  receiver = await startListener(elsewhere, { aeTitle: "RECEIVER" });
  const organisation = await givenOrganisation(service);
  there = await givenOrganisation(elsewhere);
  workstation = await givenPeer(service, organisation, "WORKSTATION");
  await givenPeer(service, organisation, "RECEIVER", { port: receiver.port });
  await givenPeer(elsewhere, there, "OVERREAD");
  const files = [...ctSeries(3, { study: 7101 }), ...ctSeries(2, { study: 7102, StudyDate: "20250101" })];
  await callStore(workstation, listener.called, files.map(fileToSend), noProgress);
  const japanese = sampleFile([
    { tag: "00080005", vr: "CS", value: "\\ISO 2022 IR 87" },
    { tag: "00080018", vr: "UI", value: "1.2.99.4" },
    { tag: "0020000D", vr: "UI", value: "1.2.99.1" },
    { tag: "0020000E", vr: "UI", value: "1.2.99.2" },
    { tag: "00100010", vr: "PN", value: Buffer.from("Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B ", "latin1") },
    { tag: "00100020", vr: "LO", value: "J-1 " },
  ]);
  await callStore(workstation, listener.called, [fileToSend(japanese)], noProgress);
});
afterAll(async () => {
  expect([...listener.faults, ...receiver.faults]).toEqual([]);
  await Promise.all([listener.stop(), receiver.stop()]);
  await Promise.all([service.close(), elsewhere.close()]);
});

const cs = (value: string) => ({ vr: "CS", Value: [value] });
const ui = (...values: string[]) => ({ vr: "UI", Value: values });

describe("C-FIND", () => {
  const find = async (keys: object, limit = 50) =>
    await callFind(workstation, listener.called, { "00080052": cs("STUDY"), "0020000D": { vr: "UI" }, ...keys }, limit);

  it("matches as QIDO-RS does, and counts", async () => {
    const keys = { "00100010": { vr: "PN", Value: [{ Alphabetic: "testmann*" }] }, "00201208": { vr: "IS" } };
    const { found } = await find({ ...keys, "00080020": { vr: "DA", Value: ["20260101-"] } });
    expect(found).toEqual([
      {
        "00080020": { vr: "DA", Value: ["20261002"] },
        "00080052": cs("STUDY"),
        "00080054": { vr: "AE", Value: ["OVERREAD"] },
        "00100010": { vr: "PN", Value: [{ Alphabetic: "Testmann^Erika" }] },
        "0020000D": ui(testUid(7101)),
        "00201208": { vr: "IS", Value: [3] },
      },
    ]);
  });

  it("goes through series and images", async () => {
    const series = await find({ "00080052": cs("SERIES"), "0020000D": ui(testUid(7101)), "00201209": { vr: "IS" } });
    expect(series.found).toMatchObject([{ "0020000D": ui(testUid(7101)), "00201209": { vr: "IS", Value: [3] } }]);
    const images = await find({
      "00080052": cs("IMAGE"),
      "0020000D": ui(testUid(7101)),
      "0020000E": ui(testUid(7101, 1)),
      "00080018": { vr: "UI" },
    });
    expect(images.found.map((one) => one["00080018"]?.Value?.[0])).toEqual([1, 2, 3].map((n) => testUid(7101, 1, n)));
  });

  it("gives names in every writing, whatever the file's character set", async () => {
    const { found } = await find({ "00100020": { vr: "LO", Value: ["J-1"] }, "00100010": { vr: "PN" } });
    expect(found[0]?.["00100010"]).toEqual({
      vr: "PN",
      Value: [{ Alphabetic: "Yamada^Tarou", Ideographic: "山田^太郎" }],
    });
  });

  it("stops when it is cancelled, and says so when a key is wrong", async () => {
    expect(await find({}, 1)).toMatchObject({ found: [{}], more: true });
    await expect(find({ "00080020": { vr: "DA", Value: ["tomorrow"] } })).rejects.toThrow(/A900/);
    await expect(find({ "00080052": cs("PATIENT") })).rejects.toThrow(/A900/);
  });
});

describe("C-MOVE and C-GET", () => {
  const received = async (study: string) =>
    await inScope(elsewhere.house.database, systemScope, (tx) =>
      tx
        .selectFrom("instance")
        .innerJoin("study", "study.id", "instance.study_id")
        .select("sop_instance_uid")
        .where("study_instance_uid", "=", study)
        .execute(),
    );

  it("sends a study to a peer that is known", async () => {
    const told: (number | null)[] = [];
    const progress = await callMove(
      { aeTitle: "RECEIVER", tls: null },
      listener.called,
      testUid(7101),
      async ({ remaining }) => {
        told.push(remaining);
      },
    );
    expect(progress).toMatchObject({ done: 3, failed: 0, problem: null });
    expect(told).toEqual([2, 1]);
    expect(await received(testUid(7101))).toHaveLength(3);
  });

  it("sends to nobody else", async () => {
    await expect(callMove(workstation, listener.called, testUid(7101), noProgress)).rejects.toThrow(/A801/);
  });

  it("gives a study over the same association", async () => {
    const scope = { kind: "service", organisationId: there.id, tokenId: "t", name: "t", role: "integrator" } as const;
    const taker = { desk: elsewhere.house, scope, onFault: (error: unknown) => receiver.faults.push(error) };
    const progress = await callGet(workstation, listener.called, testUid(7102), taker, noProgress);
    expect(progress).toMatchObject({ done: 2, failed: 0, problem: null });
    expect(await received(testUid(7102))).toHaveLength(2);
    expect(await callGet(workstation, listener.called, "1.2.3.4.5", taker, noProgress)).toMatchObject({
      done: 0,
      failed: 0,
    });
  });
});
