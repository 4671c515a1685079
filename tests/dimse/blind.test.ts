import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#contract/people.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { callFind } from "#interop/dimse/call-find.ts";
import { callGet, callMove } from "#interop/dimse/call-retrieve.ts";
import type { Caller } from "#interop/dimse/open-association.ts";
import { type BaitedCase, canaries, givenBaitedCase, offerBaited } from "../blind/canaries.ts";
import { givenCast } from "../kit/cases.ts";
import { givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { ableReader, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { testUid } from "../kit/synthetic-images.ts";

let service: TestService;
let listener: TestListener;
beforeAll(async () => {
  service = await startService();
  listener = await startListener(service);
});
afterAll(async () => {
  await listener.stop();
  await service.close();
});

/** A workstation that asks for a blind reader sees what the reader sees. */
async function givenWorkstation(roles: Role[], aeTitle: string): Promise<{ caller: Caller; baited: BaitedCase }> {
  const cast = await givenCast(service);
  const profile = { ...ableReader, institution: "Hillside" };
  const reader = await givenPerson(service, cast.organisation, { roles, name: "Dr. Bea Blind", profile });
  const baited = await givenBaitedCase(cast);
  const { id: offerId } = await offerBaited({ ...cast, reader }, baited.caseId);
  const params = { caseId: baited.caseId, offerId };
  await reader.call(caseRoutes.answerOffer, { params, body: { answer: "accepted", reason: "" } });
  const caller = await givenPeer(service, cast.organisation, aeTitle, { actsFor: reader.id, port: listener.port });
  return { caller, baited };
}

const cs = (value: string) => ({ vr: "CS", Value: [value] });
const ui = (value: string) => ({ vr: "UI", Value: [value] });
/** Every attribute that could carry a word of the first report. */
const wanted = [
  "00081030",
  "0008103E",
  "00100010",
  "00080016",
  "00080060",
  "00324000",
  "00204000",
  "0040A730",
  "00081080",
  "00104000",
];

describe.each([
  ["a blind reader", ["radiologist"], "BLIND1"],
  ["a blind reader who is coordinator", ["radiologist", "coordinator"], "BLIND2"],
] as const)("the workstation of %s", (_, roles, aeTitle) => {
  let caller: Caller;
  let baited: BaitedCase;
  beforeAll(async () => {
    ({ caller, baited } = await givenWorkstation([...roles], aeTitle));
  });

  it.each(["STUDY", "SERIES", "IMAGE"])("finds nothing of the first report at the level %s", async (level) => {
    const study = testUid(baited.study);
    for (const series of [1, 2, 3]) {
      const keys = {
        ...Object.fromEntries(wanted.map((tag) => [tag, { vr: tag === "0040A730" ? "SQ" : "LO" }])),
        "00080052": cs(level),
        "0020000D": ui(study),
        ...(level === "STUDY"
          ? {}
          : { "0020000E": level === "IMAGE" ? ui(testUid(baited.study, series)) : { vr: "UI" } }),
      };
      const { found } = await callFind(caller, listener.called, keys, 100);
      const said = JSON.stringify(found).toLowerCase();
      for (const canary of Object.values(canaries)) expect(said).not.toContain(canary);
      if (level !== "SERIES") continue;
      // The second series is the structured report.
      const listed = found.map((one) => one["0020000E"]?.Value?.[0]);
      expect(listed).toEqual([testUid(baited.study, 1), testUid(baited.study, 3)]);
    }
  });

  it("is given no whole object, by C-GET or C-MOVE", async () => {
    const scope = {
      kind: "service",
      organisationId: "00000000-0000-4000-8000-000000000000",
      tokenId: "",
      name: "",
      role: "integrator",
    };
    const taker = { desk: service.house, scope: scope as never, onFault: () => undefined };
    await expect(callGet(caller, listener.called, testUid(baited.study), taker, noProgress)).rejects.toThrow(/0124/);
    await expect(callMove(caller, listener.called, testUid(baited.study), noProgress)).rejects.toThrow(/0124/);
  });
});

describe("rights", () => {
  it("keep a peer from what it may not, context by context", async () => {
    const { organisation } = await givenCast(service);
    const caller = await givenPeer(service, organisation, "NOTHING", { store: false, query: false, retrieve: false });
    await expect(callFind(caller, listener.called, { "00080052": cs("STUDY") }, 1)).rejects.toThrow(
      /does not let itself be searched/,
    );
    expect(await callMove(caller, listener.called, "1.2.3", noProgress)).toBeNull();
  });
});
