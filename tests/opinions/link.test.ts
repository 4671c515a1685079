import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { type Cast, givenCast } from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf } from "../kit/outcomes.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSignable, givenSigned, givenSigner } from "../kit/signed.ts";
import { visitor } from "../kit/visitor.ts";

let service: TestService;
let cast: Cast;
let params: Awaited<ReturnType<typeof givenSigned>>["params"];
let other: typeof params;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  const signer = await givenSigner(service, cast.reader);
  ({ params } = await givenSigned(cast, signer));
  ({ params: other } = await givenSigned(cast, signer));
});
afterAll(() => service.close());

async function link(inCase = params, validHours = 48) {
  const body = { recipientName: "Dr. Karl Busch", recipientEmail: "busch@practice.example", validHours };
  const made = await cast.coordinator.call(opinionRoutes.createDelivery, { params: inCase, body });
  return { ...made, token: made.link.split("/").at(-1) ?? "" };
}
const open = (token: string, code: string, who = visitor(service.url)) =>
  who.call(opinionRoutes.openLink, { params: { token }, body: { code } });
const states = async () =>
  new Map(
    (await cast.coordinator.call(opinionRoutes.listDeliveries, { params })).deliveries.map((one) => [one.id, one]),
  );

describe("a link to the answer", () => {
  it("is made after the signature, by those who may", async () => {
    const unsigned = await givenSignable(cast);
    const body = { recipientName: "Somebody", recipientEmail: "", validHours: 1 };
    expect(await cast.coordinator.refusal(opinionRoutes.createDelivery, { params: unsigned.params, body })).toBe(
      "wrong-stage",
    );
    expect(await cast.patient.refusal(opinionRoutes.createDelivery, { params, body })).toBe("not-permitted");
    expect(await cast.adjudicator.refusal(opinionRoutes.createDelivery, { params, body })).toBe("not-found");
    const long = { ...body, validHours: 24 * 91 };
    expect(await cast.coordinator.refusal(opinionRoutes.createDelivery, { params, body: long })).toBe("not-valid");
  });

  it("names the sender and nothing of the patient before the code", async () => {
    const { token } = await link();
    const said = await visitor(service.url).call(opinionRoutes.getLink, { params: { token } });
    expect(Object.keys(said).toSorted()).toEqual(["expiresAt", "language", "organisationName"]);
  });

  it("locks after five wrong codes, also when they come at once; the right one then opens nothing", async () => {
    const { token, code, delivery } = await link();
    const tries = await atOnce(Array.from({ length: 8 }, (_, index) => open(token, `0000${index} 00000`)));
    expect(tries).toEqual({ done: 0, refused: Array.from({ length: 8 }, () => "link-not-valid") });
    expect((await states()).get(delivery.id)).toMatchObject({ state: "locked", failedCodes: 5 });
    expect(await refusalOf(open(token, code))).toMatchObject({ refusal: "link-not-valid" });
    expect(await visitor(service.url).refusal(opinionRoutes.getLink, { params: { token } })).toBe("link-not-valid");
    const failed = (await eventKinds(service, params.caseId)).filter((kind) => kind === "delivery-code-failed");
    expect(failed).toHaveLength(5);
  });

  it("opens for one browser only, written with or without spaces, and for the right code among many at once", async () => {
    const { token, code, delivery } = await link();
    expect(await atOnce([open(token, code.replace(" ", "")), open(token, code.replace(" ", "-"))])).toEqual({
      done: 1,
      refused: ["link-not-valid"],
    });
    expect((await states()).get(delivery.id)).toMatchObject({ state: "opened", failedCodes: 0 });
  });

  it("answers the same for a wrong code, an unknown link, and one that is over", async () => {
    const { token, code } = await link();
    const revoked = await link();
    const inCase = { ...params, deliveryId: revoked.delivery.id };
    await cast.coordinator.call(opinionRoutes.revokeDelivery, { params: inCase });
    const answers = [
      await refusalOf(open(token, "12345 67890")),
      await refusalOf(open("t".repeat(43), code)),
      await refusalOf(open(revoked.token, revoked.code)),
    ];
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await cast.coordinator.refusal(opinionRoutes.revokeDelivery, { params: inCase })).toBe("already-done");
  });

  it("ends by revocation, also in a browser that has opened it", async () => {
    const { token, code, delivery } = await link();
    const doctor = visitor(service.url);
    await open(token, code, doctor);
    await doctor.call(opinionRoutes.getLinkOpinion, { params: { token } });
    const pdf = { params: { token, version: 1, format: "pdf" as const } };
    expect((await doctor.bytes(opinionRoutes.getLinkRendering, pdf)).length).toBeGreaterThan(1000);
    const wrongCase = { params: { ...other, deliveryId: delivery.id } };
    expect(await cast.coordinator.refusal(opinionRoutes.revokeDelivery, wrongCase)).toBe("not-found");
    await cast.coordinator.call(opinionRoutes.revokeDelivery, { params: { ...params, deliveryId: delivery.id } });
    expect(await doctor.refusal(opinionRoutes.getLinkOpinion, { params: { token } })).toBe("link-not-valid");
    expect(await doctor.refusal(opinionRoutes.getLinkRendering, pdf)).toBe("link-not-valid");
  });

  it("gives nothing of another case, and no other door", async () => {
    const [mine, theirs] = [await link(), await link(other)];
    const doctor = visitor(service.url);
    await open(mine.token, mine.code, doctor);
    const holder = doctor.cookies.get("overread_link");
    if (holder === undefined) throw new Error("the browser got its cookie");
    expect(holder.path).toBe(`/api/links/${mine.token}`);
    doctor.cookies.set("overread_link", { value: holder.value, path: "/" });
    expect(await doctor.refusal(opinionRoutes.getLinkOpinion, { params: { token: theirs.token } })).toBe(
      "link-not-valid",
    );
    for (const route of [opinionRoutes.getOpinion, opinionRoutes.getCustody, opinionRoutes.listDeliveries] as const) {
      expect(await doctor.refusal(route, { params })).toBe("not-signed-in");
    }
    // A finding of the other case under this link.
    const { versions } = await cast.reader.call(opinionRoutes.getOpinion, { params: other });
    const findingId = versions[0]?.content.findings[0]?.id ?? "";
    expect(await doctor.refusal(opinionRoutes.getLinkPicture, { params: { token: mine.token, findingId } })).toBe(
      "not-found",
    );
  });

  it("expires by the clock, and shows on the board while nobody has opened it", async () => {
    const short = await link(params, 1);
    const long = await link(params, 72);
    const doctor = visitor(service.url);
    await open(short.token, short.code, doctor);
    service.clock.advance({ minutes: 61 });
    expect(await doctor.refusal(opinionRoutes.getLinkOpinion, { params: { token: short.token } })).toBe(
      "link-not-valid",
    );
    service.clock.advance({ hours: 25 });
    // The coordinator's session is over by now; the state is asked of the command.
    const { listDeliveries } = await import("#commands/deliveries/manage-deliveries.ts");
    const now = await listDeliveries(service.house, cast.coordinator.scope, params.caseId);
    const stateOf = (id: string) => now.find((one) => one.id === id)?.state;
    expect([stateOf(short.delivery.id), stateOf(long.delivery.id)]).toEqual(["expired", "overdue"]);
  });
});
