import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PeerInput } from "#contract/peers.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { peerRoutes } from "#contract/routes/peers.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import { carryTransfer } from "#interop/peers/carry-transfer.ts";
import { type Cast, givenCast, givenRequest } from "../kit/cases.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { type GivenPerson, givenOrganisation, givenPerson, givenToken } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSeries, multipartOf, testUid } from "../kit/synthetic-images.ts";

/** Our service, and another archive: a second Overread that is called over DIMSE and over DICOMweb. */
let service: TestService;
let listener: TestListener;
let archive: TestService;
let archiveListener: TestListener;
let cast: Cast;
let administrator: GivenPerson;
let token: string;
beforeAll(async () => {
  [service, archive] = await Promise.all([startService(), startService()]);
  listener = await startListener(service);
  archiveListener = await startListener(archive, { aeTitle: "ARCHIVE" });
  cast = await givenCast(service);
  administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
  const there = await givenOrganisation(archive);
  const sender = await givenPeer(archive, there, "MODALITY");
  await givenPeer(archive, there, "OVERREAD", { port: listener.port });
  ({ token } = await givenToken(archive, there));
  for (const study of [7301, 7302, 7303])
    await callStore(sender, archiveListener.called, ctSeries(3, { study }).map(fileToSend), noProgress);
});
afterAll(async () => {
  expect([...listener.faults, ...archiveListener.faults]).toEqual([]);
  await Promise.all([listener.stop(), archiveListener.stop()]);
  await Promise.all([service.close(), archive.close()]);
});

const rights = { mayStore: true, mayQuery: false, mayRetrieve: false, actsFor: null, token: null };
const overDimse = (name = "Archive"): PeerInput => ({
  ...rights,
  name,
  address: {
    kind: "dimse",
    aeTitle: "ARCHIVE",
    host: "127.0.0.1",
    port: archiveListener.port,
    tls: false,
    onlyFromHost: true,
  },
});
const overWeb = (): PeerInput => ({
  ...rights,
  name: "Archive on the web",
  address: { kind: "dicomweb", baseUrl: `${archive.url}/dicomweb/` },
  token,
});
const nothing = { patientName: "", patientId: "", accessionNumber: "", birthDate: "" } as const;
const carry = (transferId: string) =>
  carryTransfer(service.house, { organisationId: cast.organisation.id, transferId });

describe("peers", () => {
  let dimse: string;
  let web: string;
  it("are made known by an administrator alone, and keep their secret", async () => {
    ({ peerId: dimse } = await administrator.call(peerRoutes.addPeer, { body: overDimse() }));
    ({ peerId: web } = await administrator.call(peerRoutes.addPeer, { body: overWeb() }));
    expect(await cast.coordinator.refusal(peerRoutes.addPeer, { body: overDimse() })).toBe("not-permitted");
    expect(await administrator.refusal(peerRoutes.addPeer, { body: overDimse("twice") })).toBe("not-valid");
    const { peers, aeTitle } = await cast.coordinator.call(peerRoutes.listPeers, {});
    expect(aeTitle).toBe("OVERREAD");
    expect(peers.map(({ name, hasToken }) => [name, hasToken])).toEqual([
      ["Archive", false],
      ["Archive on the web", true],
    ]);
    expect(JSON.stringify(peers)).not.toContain(token);
  });

  it("answer an echo, or it is said why not", async () => {
    for (const peerId of [dimse, web]) {
      const said = await administrator.call(peerRoutes.echoPeer, { params: { peerId } });
      expect(said).toMatchObject({ answered: true, problem: null });
    }
    const dead = { ...overDimse("Dead"), address: { ...overDimse().address, aeTitle: "DEAD", port: 1 } } as PeerInput;
    const { peerId } = await administrator.call(peerRoutes.addPeer, { body: dead });
    const said = await administrator.call(peerRoutes.echoPeer, { params: { peerId } });
    expect(said).toMatchObject({ answered: false, problem: "Nothing listens at the peer's host and port." });
    const wrong = { ...dead, address: { ...dead.address, port: archiveListener.port } } as PeerInput;
    await administrator.call(peerRoutes.changePeer, { params: { peerId }, body: wrong });
    const refused = await administrator.call(peerRoutes.echoPeer, { params: { peerId } });
    expect(refused.problem).toBe("The peer has another AE title than the one given here.");
    await administrator.call(peerRoutes.removePeer, { params: { peerId } });
    expect(await administrator.refusal(peerRoutes.echoPeer, { params: { peerId } })).toBe("not-found");
  });

  it.each(["over DIMSE", "over DICOMweb"])("%s are searched by what a coordinator knows", async (way) => {
    const params = { peerId: way === "over DIMSE" ? dimse : web };
    const { studies, more } = await cast.coordinator.call(peerRoutes.searchPeer, {
      params,
      body: { ...nothing, patientName: "testmann, er", birthDate: "1961-04-12" },
    });
    expect(more).toBe(false);
    expect(studies.map((one) => one.studyInstanceUid).sort()).toEqual([7301, 7302, 7303].map((n) => testUid(n)));
    expect(studies[0]).toMatchObject({
      patientName: "Testmann^Erika",
      modalities: ["CT"],
      instances: 3,
      studyDate: "2026-10-02",
    });
    expect(await cast.coordinator.refusal(peerRoutes.searchPeer, { params, body: nothing })).toBe("not-valid");
    expect(await administrator.refusal(peerRoutes.searchPeer, { params, body: nothing })).toBe("not-permitted");
  });

  it.each([
    ["over DIMSE", 7301],
    ["over DICOMweb", 7302],
  ])("%s give a study into a case", async (way, study) => {
    const { caseId } = await givenRequest(cast);
    const studies = [{ studyInstanceUid: testUid(study), label: "Testmann" }];
    const params = { peerId: way === "over DIMSE" ? dimse : web };
    const { transfers } = await cast.coordinator.call(peerRoutes.pullStudies, { params, body: { caseId, studies } });
    const [id = ""] = transfers;
    await carry(id);
    await carry(id);
    const { transfers: listed } = await cast.coordinator.call(peerRoutes.listTransfers, { query: { caseId } });
    expect(listed).toMatchObject([{ id, direction: "pull", state: "done", done: 3, failed: 0, problem: null }]);
    const images = await cast.coordinator.call(imageRoutes.listImages, { params: { caseId } });
    expect(images.studies.map((one) => one.studyInstanceUid)).toEqual([testUid(study)]);
  });

  it("say what they have not, and it can be tried again", async () => {
    const body = { caseId: null, studies: [{ studyInstanceUid: "1.2.3.4.5.6", label: "nobody" }] };
    for (const peerId of [dimse, web]) {
      const { transfers } = await cast.coordinator.call(peerRoutes.pullStudies, { params: { peerId }, body });
      await carry(transfers[0] ?? "").catch(() => undefined);
      const { transfers: listed } = await cast.coordinator.call(peerRoutes.listTransfers, { query: {} });
      expect(listed.find((one) => one.id === transfers[0])).toMatchObject({
        state: "failed",
        problem: expect.stringMatching(/.../),
      });
      const params = { transferId: transfers[0] ?? "" };
      await cast.coordinator.call(peerRoutes.repeatTransfer, { params });
      expect(await cast.coordinator.refusal(peerRoutes.repeatTransfer, { params })).toBe("wrong-stage");
    }
  });

  it("are sent a study of a case, by whoever may take the case out", async () => {
    for (const [index, peerId] of [dimse, web].entries()) {
      const { caseId } = await givenRequest(cast);
      const study = 7320 + index;
      const files = ctSeries(2, { study }).map((bytes, n) => ({ name: `${n}`, bytes }));
      await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
      const body = { caseId, studyInstanceUid: testUid(study) };
      expect(await cast.patient.refusal(peerRoutes.sendStudy, { params: { peerId }, body })).toBe("not-permitted");
      const elsewhere = { caseId, studyInstanceUid: testUid(7301) };
      expect(await cast.coordinator.refusal(peerRoutes.sendStudy, { params: { peerId }, body: elsewhere })).toBe(
        "not-found",
      );
      await administrator.call(peerRoutes.changePeer, {
        params: { peerId },
        body: { ...(index === 0 ? overDimse() : overWeb()), token: null },
      });
      const { transferId } = await cast.coordinator.call(peerRoutes.sendStudy, { params: { peerId }, body });
      await carry(transferId);
      const { transfers } = await cast.coordinator.call(peerRoutes.listTransfers, { query: { caseId } });
      expect(transfers).toMatchObject([{ direction: "send", state: "done", expected: 2, done: 2, failed: 0 }]);
    }
  });
});
