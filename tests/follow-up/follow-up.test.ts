import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getCase } from "#commands/cases/get-case.ts";
import { listDeliveries } from "#commands/deliveries/manage-deliveries.ts";
import { getFollowUp } from "#commands/follow-up/get-follow-up.ts";
import { noticeUnopened } from "#commands/follow-up/notice-unopened.ts";
import type { SpokenContact } from "#contract/follow-up.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenComparison,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  noduleReading,
} from "../kit/cases.ts";
import { eventKinds, refusalOf } from "../kit/outcomes.ts";
import { givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSigner, type Signer } from "../kit/signed.ts";

let service: TestService;
let cast: Cast;
let signer: Signer;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  signer = await givenSigner(service, cast.reader);
});
afterAll(() => service.close());

type Kase = BegunCase & { params: { caseId: BegunCase["caseId"] }; findingId: string };

/** Saved, not sealed: a tension pneumothorax beside the nodule's mark. */
async function reading(observation = "tension pneumothorax"): Promise<Kase> {
  const begun = await givenRequest(cast);
  const params = { caseId: begun.caseId };
  await givenImages(cast, begun, 3);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  const content = noduleReading(begun.study);
  const [finding] = content.findings;
  const { revision } = await cast.reader.call(readingRoutes.getMyReading, { params });
  const findings = [{ ...finding, observation }];
  await cast.reader.call(readingRoutes.saveReading, {
    params,
    body: { baseRevision: revision, content: { ...content, findings, impression: `${observation}, right.` } },
  });
  return { ...begun, params, findingId: finding.id };
}

async function sealed(observation?: string): Promise<Kase> {
  const kase = await reading(observation);
  const { revision } = await cast.reader.call(readingRoutes.getMyReading, { params: kase.params });
  await cast.reader.call(readingRoutes.sealReading, { params: kase.params, body: { revision } });
  return kase;
}

async function signed(observation = "pulmonary nodule"): Promise<Kase> {
  const kase = await sealed(observation);
  await givenComparison(cast, kase);
  const { params } = kase;
  const { previewSha256 } = await cast.reader.call(opinionRoutes.previewOpinion, { params });
  await cast.reader.call(opinionRoutes.signOpinion, { params, body: { previewSha256, secondFactor: signer() } });
  return kase;
}

const contact = (findingId: string, part: Partial<SpokenContact> = {}) => ({
  findingId,
  toldTo: "Dr. Anna Treating",
  theirRole: "treating doctor",
  at: service.house.clock().toISOString(),
  how: "telephone" as const,
  repeatedBack: true as const,
  ...part,
});
const tell = ({ params, findingId }: Kase, part: Partial<SpokenContact> = {}) =>
  cast.reader.call(followUpRoutes.recordContact, { params, body: contact(findingId, part) });
/** The house so many hours from now; sessions would have ended, so what is done then goes past the doors. */
const later = (hours: number) => ({
  ...service.house,
  clock: () => new Date(service.house.clock().getTime() + hours * 3_600_000),
});
const attentionOf = async ({ caseId }: Kase, hours = 0, who = cast.coordinator) =>
  (await getCase(later(hours), who.scope, caseId)).attention;

describe("a critical finding", () => {
  it("may be told while the reader is still blind, of the own draft", async () => {
    const kase = await reading();
    const before = await cast.reader.call(followUpRoutes.getCriticalFindings, { params: kase.params });
    expect(before).toMatchObject({ critical: [{ findingId: kase.findingId, category: 1 }], contacts: [] });
    await tell(kase);
    const { contacts } = await cast.reader.call(followUpRoutes.getCriticalFindings, { params: kase.params });
    expect(contacts).toMatchObject([{ toldTo: "Dr. Anna Treating", how: "telephone", toldBy: cast.reader.name }]);
    expect(await eventKinds(service, kase.caseId)).toContain("critical-told");
  });

  it("stands in the way of the signature until its six facts are recorded", async () => {
    const kase = await sealed();
    await givenComparison(cast, kase);
    const inTheWay = async () =>
      (await cast.reader.call(opinionRoutes.previewOpinion, { params: kase.params })).standsInTheWay.join();
    expect(await inTheWay()).toContain("told by word of mouth within minutes");
    for (const part of [{ toldTo: "" }, { theirRole: "" }, { at: "yesterday" }, { repeatedBack: false as never }]) {
      expect(await refusalOf(tell(kase, part))).toMatchObject({ refusal: "not-valid" });
    }
    const tomorrow = new Date(service.house.clock().getTime() + 86_400_000).toISOString();
    expect(await refusalOf(tell(kase, { at: tomorrow }))).toMatchObject({ refusal: "not-valid" });
    expect(await inTheWay()).toContain("word of mouth");
    await tell(kase);
    expect(await inTheWay()).not.toContain("word of mouth");
  });

  it("comes to the coordinator where nobody was told in time", async () => {
    const kase = await sealed();
    expect(await attentionOf(kase)).toEqual([]);
    expect(await attentionOf(kase, 2)).toEqual(["critical-not-told"]);
    expect(await attentionOf(kase, 2, cast.patient)).toEqual([]);
    await cast.coordinator.call(followUpRoutes.recordContact, { params: kase.params, body: contact(kase.findingId) });
    expect(await attentionOf(kase, 2)).toEqual([]);
  });
});

describe("an answer that nobody opens", () => {
  it("comes back after each of the set hours, once", async () => {
    const kase = await signed();
    expect(await noticeUnopened(service.house)).toBe(0);
    expect(await noticeUnopened(later(25))).toBeGreaterThan(0);
    expect(await noticeUnopened(later(25))).toBe(0);
    expect(await attentionOf(kase, 25)).toEqual(["unopened"]);
    await noticeUnopened(later(73));
    expect(await attentionOf(kase, 73)).toContain("unopened-long");
    await cast.patient.call(opinionRoutes.getOpinion, { params: kase.params });
    expect(await attentionOf(kase, 73)).toEqual([]);
    const kinds = await eventKinds(service, kase.caseId);
    expect(kinds.filter((kind) => kind === "delivery-unopened")).toHaveLength(2);
  });
});

describe("the hours that an organisation has set", () => {
  it("hold for the board and the list of links as for the notices", async () => {
    const kase = await signed();
    const { params } = kase;
    const body = { recipientName: "Dr. Karl Busch", recipientEmail: "", validHours: 720 };
    await cast.coordinator.call(opinionRoutes.createDelivery, { params, body });
    const administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
    const rules = await administrator.call(followUpRoutes.getFollowUpRules, {});
    const late = async (hours: number) => [
      (await getCase(later(hours), cast.coordinator.scope, kase.caseId)).unopenedDelivery,
      (await listDeliveries(later(hours), cast.coordinator.scope, kase.caseId))[0]?.state,
    ];
    expect(await late(25)).toEqual([true, "overdue"]);
    await administrator.call(followUpRoutes.setFollowUpRules, { body: { ...rules, unopenedHours: [48] } });
    expect(await late(25)).toEqual([false, "waiting"]);
    expect(await late(49)).toEqual([true, "overdue"]);
    await administrator.call(followUpRoutes.setFollowUpRules, { body: rules });
  });
});

describe("a recommendation", () => {
  it("becomes an item with a date, is overdue after it, and done or declined by somebody", async () => {
    const kase = await signed();
    const items = async () =>
      (await cast.patient.call(followUpRoutes.getFollowUp, { params: kase.params })).recommendations;
    const [item] = await items();
    expect(item).toMatchObject({ text: "CT in three months.", state: "open" });
    const months = (new Date(item?.dueOn ?? "").getTime() - service.house.clock().getTime()) / (30.4 * 86_400_000);
    expect(Math.round(months)).toBe(3);
    expect(await items()).toHaveLength(1);
    const inSummer = await getFollowUp(later(100 * 24), cast.patient.scope, kase.caseId);
    expect(inSummer.recommendations[0]?.state).toBe("overdue");
    expect(await attentionOf(kase, 100 * 24)).toContain("recommendation-overdue");
    const change = (state: "done" | "declined", note = "") =>
      cast.patient.call(followUpRoutes.changeRecommendation, {
        params: { ...kase.params, itemId: item?.id ?? "" },
        body: { state, dueOn: item?.dueOn ?? null, note },
      });
    expect(await refusalOf(change("declined"))).toMatchObject({ refusal: "not-complete" });
    await change("declined", "I had it done elsewhere.");
    expect((await items())[0]).toMatchObject({ state: "declined", changedBy: cast.patient.name });
    await change("done");
    expect((await items())[0]?.state).toBe("done");
    expect(await attentionOf(kase, 100 * 24)).not.toContain("recommendation-overdue");
  });
});

describe("what turned out", () => {
  it("is reported in one step and counted by the reading it bears out", async () => {
    const kase = await signed();
    const body = { kind: "pathology" as const, verdict: "second-right" as const, happenedOn: null };
    await cast.patient.call(followUpRoutes.reportOutcome, { params: kase.params, body });
    const { outcomes } = await cast.reader.call(followUpRoutes.getFollowUp, { params: kase.params });
    expect(outcomes).toMatchObject([{ verdict: "second-right", by: cast.patient.name }]);
    const lead = await givenPerson(service, cast.organisation, { roles: ["quality-lead"] });
    const { counts } = await lead.call(followUpRoutes.countOutcomes, {});
    expect(counts.find((one) => one.verdict === "second-right")?.cases).toBe(1);
    expect(await cast.patient.refusal(followUpRoutes.countOutcomes, {})).toBe("not-permitted");
    const future = { ...body, happenedOn: "2999-01-01" };
    expect(await cast.patient.refusal(followUpRoutes.reportOutcome, { params: kase.params, body: future })).toBe(
      "not-valid",
    );
  });
});

describe("a question about the answer", () => {
  it("waits for the reader and is answered by a signed addendum", async () => {
    const kase = await signed();
    const text = "Do I have to be worried about my lung?";
    await cast.patient.call(followUpRoutes.askFollowUp, { params: kase.params, body: { text } });
    expect(await cast.patient.refusal(followUpRoutes.askFollowUp, { params: kase.params, body: { text } })).toBe(
      "already-done",
    );
    expect(await attentionOf(kase)).toContain("question-waiting");
    const questions = async () =>
      (await cast.patient.call(followUpRoutes.getFollowUp, { params: kase.params })).questions;
    const [question] = await questions();
    const answer = (baseVersion: number) =>
      cast.reader.call(opinionRoutes.addAddendum, {
        params: kase.params,
        body: {
          reason: "The patient asked.",
          text: "No: the nodule is small and most such nodules are harmless.",
          baseVersion,
          answers: [question?.id ?? ""],
          secondFactor: signer(),
        },
      });
    await answer(1);
    expect(await questions()).toMatchObject([{ text, answeredIn: 2 }]);
    expect(await attentionOf(kase)).not.toContain("question-waiting");
    expect(await refusalOf(answer(2))).toMatchObject({ refusal: "not-found" });
  });
});

describe("the letter to the first radiologist", () => {
  it("is written only where the organisation and the patient allow it, and names neither patient nor score", async () => {
    const kase = await signed();
    const write = () => cast.reader.call(followUpRoutes.writeFeedback, { params: kase.params });
    expect(await refusalOf(write())).toMatchObject({ refusal: "not-permitted" });
    const administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
    const rules = await administrator.call(followUpRoutes.getFollowUpRules, {});
    await administrator.call(followUpRoutes.setFollowUpRules, { body: { ...rules, feedbackLetters: true } });
    expect(await refusalOf(write())).toMatchObject({ refusal: "not-permitted" });
    const allow = (allowed: boolean) =>
      cast.patient.call(followUpRoutes.allowFeedback, { params: kase.params, body: { allowed } });
    await allow(true);
    const letter = JSON.stringify(await write());
    expect(letter).toContain("No pulmonary nodule");
    for (const hidden of ["Testmann", "Erika", "RADPEER", "3b"]) expect(letter).not.toContain(hidden);
    await allow(false);
    expect(await refusalOf(write())).toMatchObject({ refusal: "not-permitted" });
    expect(
      await cast.coordinator.refusal(followUpRoutes.allowFeedback, {
        params: kase.params,
        body: { allowed: true },
      }),
    ).toBe("not-complete");
  });
});

describe("the rules", () => {
  it("are set by the administrator, and hours only rise", async () => {
    const administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
    const rules = await administrator.call(followUpRoutes.getFollowUpRules, {});
    expect(rules.criticalFindings.length).toBeGreaterThan(20);
    const set = (unopenedHours: number[]) => ({ body: { ...rules, unopenedHours } });
    expect(await administrator.refusal(followUpRoutes.setFollowUpRules, set([72, 24]))).toBe("not-valid");
    expect(await cast.reader.refusal(followUpRoutes.setFollowUpRules, set([24]))).toBe("not-permitted");
  });
});
