import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { verifyBundleBytes } from "../kit/bundle.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenComparison,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
} from "../kit/cases.ts";
import { startService, type TestService } from "../kit/service.ts";
import { visitor } from "../kit/visitor.ts";

let service: TestService;
let cast: Cast;
let begun: BegunCase;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

const stageNow = async () =>
  (await cast.coordinator.call(caseRoutes.getCase, { params: { caseId: begun.caseId } })).stage;

describe("one case, from request to signed answer", () => {
  it("is asked by the patient and gathered", async () => {
    begun = await givenRequest(cast);
    await givenImages(cast, begun);
    await givenFirstReport(cast, begun);
    const { checklist, stage } = await cast.patient.call(caseRoutes.getCase, { params: { caseId: begun.caseId } });
    expect(stage).toBe("gathering");
    expect(checklist.filter((item) => item.state === "missing" || item.state === "question")).toEqual([]);
  });

  it("is completed, offered with reasons, and accepted", async () => {
    await givenReader(cast, begun);
    expect(await stageNow()).toBe("reading");
  });

  it("is read blind and sealed; the seal opens the comparison", async () => {
    const params = { caseId: begun.caseId };
    expect(await cast.reader.refusal(readingRoutes.getComparison, { params })).toBe("blind-until-sealed");
    await givenSeal(cast, begun);
    const { reading, firstReport, content } = await cast.reader.call(readingRoutes.getComparison, { params });
    expect(reading.version).toBe(1);
    expect(firstReport?.text).toContain("No pulmonary nodule");
    expect(content.pairs).toContainEqual(expect.objectContaining({ agreement: "missed-by-first" }));
    expect(await stageNow()).toBe("comparing");
  });

  it("goes to a third reader who sees A and B, and comes back settled", async () => {
    const params = { caseId: begun.caseId };
    const pairs = await givenComparison(cast, begun);
    const pair = pairs.find((one) => one.agreement === "missed-by-first");
    const body = { adjudicatorIds: [cast.adjudicator.id], pairIds: [pair?.id ?? ""], reason: "a major difference" };
    await cast.coordinator.call(adjudicationRoutes.askAdjudication, { params, body });
    const asked = await cast.adjudicator.call(adjudicationRoutes.getAdjudication, { params });
    expect(JSON.stringify(asked)).not.toContain(cast.reader.name);
    const [point] = asked.points;
    const choice = point?.a.includes("8 mm") === true ? ("a" as const) : ("b" as const);
    const settled = await cast.adjudicator.call(adjudicationRoutes.settleDifference, {
      params: { ...params, pairId: point?.pairId ?? "" },
      body: { choice, statement: "The nodule is there on three slices.", confidence: "high" },
    });
    expect(settled).toEqual({ open: 0, over: true });
    expect(await stageNow()).toBe("comparing");
  });

  it("is previewed and signed with the second factor, once", async () => {
    const params = { caseId: begun.caseId };
    const { content, revision } = await cast.reader.call(opinionRoutes.getOpinionDraft, { params });
    await cast.reader.call(opinionRoutes.saveOpinionDraft, { params, body: { baseRevision: revision, content } });
    const preview = await cast.reader.call(opinionRoutes.previewOpinion, { params });
    expect(preview.standsInTheWay).toEqual([]);
    const sign = (code: string) => ({
      params,
      body: { previewSha256: preview.previewSha256, secondFactor: { kind: "authenticator" as const, code } },
    });
    expect(await cast.reader.refusal(opinionRoutes.signOpinion, sign("123456"))).toBe("second-factor-missing");
    const { secret } = await cast.reader.call(peopleRoutes.startAuthenticator, {});
    const codeAt = (at: Date) => new TOTP({ secret }).generate({ timestamp: at.getTime() });
    await cast.reader.call(peopleRoutes.confirmAuthenticator, { body: { code: codeAt(service.clock.now()) } });
    service.clock.advance({ minutes: 1 });
    const both = await Promise.allSettled(
      [1, 2].map(() => cast.reader.call(opinionRoutes.signOpinion, sign(codeAt(service.clock.now())))),
    );
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await stageNow()).toBe("signed");
  });

  it("is delivered when the patient opens it", async () => {
    const params = { caseId: begun.caseId };
    await cast.coordinator.call(opinionRoutes.getOpinion, { params });
    expect(await stageNow()).toBe("signed");
    const { versions } = await cast.patient.call(opinionRoutes.getOpinion, { params });
    expect(versions[0]?.renderings.map((one) => one.format).toSorted()).toEqual([
      "dicom-pdf",
      "dicom-sr",
      "fhir",
      "hl7",
      "html",
      "pdf",
    ]);
    expect(await stageNow()).toBe("delivered");
    const findingId = versions[0]?.content.findings[0]?.id ?? "";
    const png = await cast.patient.bytes(opinionRoutes.getOpinionPicture, { params: { ...params, findingId } });
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
  });

  it("goes to the referrer by a link with a one-time code", async () => {
    const params = { caseId: begun.caseId };
    const body = { recipientName: "Dr. Karl Busch", recipientEmail: "", validHours: 48 };
    const { link, code } = await cast.coordinator.call(opinionRoutes.createDelivery, { params, body });
    const token = link.split("/").at(-1) ?? "";
    const doctor = visitor(service.url);
    expect(await doctor.refusal(opinionRoutes.getLinkOpinion, { params: { token } })).toBe("link-not-valid");
    expect(await doctor.refusal(opinionRoutes.openLink, { params: { token }, body: { code: "00000 00000" } })).toBe(
      "link-not-valid",
    );
    await doctor.call(opinionRoutes.openLink, { params: { token }, body: { code } });
    const { versions } = await doctor.call(opinionRoutes.getLinkOpinion, { params: { token } });
    expect(versions[0]?.content.impression).toContain("8 mm");
    const other = visitor(service.url);
    expect(await other.refusal(opinionRoutes.openLink, { params: { token }, body: { code } })).toBe("link-not-valid");
    expect(await other.refusal(opinionRoutes.getLinkOpinion, { params: { token } })).toBe("link-not-valid");
  });

  it("shows the patient who looked, and leaves as a bundle that verifies offline", async () => {
    const params = { caseId: begun.caseId };
    const { events, intact, verdict } = await cast.patient.call(opinionRoutes.getCustody, { params });
    expect(intact).toBe(true);
    expect(verdict).toContain("none was changed");
    const kinds = events.map((event) => event.kind);
    for (const kind of [
      "request-submitted",
      "images-received",
      "record-received",
      "reading-sealed",
      "first-report-revealed",
      "comparison-confirmed",
      "difference-settled",
      "opinion-signed",
      "delivery-opened",
    ]) {
      expect(kinds).toContain(kind);
    }
    const bundle = await cast.coordinator.bytes(opinionRoutes.exportCase, { params });
    expect(await verifyBundleBytes(bundle)).toMatchObject({ problems: [] });
    const broken = Uint8Array.from(bundle);
    const at = Buffer.from(bundle).indexOf("8 mm");
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect((await verifyBundleBytes(broken)).problems.length).toBeGreaterThan(0);
  });
});
