import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDueAdjudications } from "#commands/adjudication/close-due-adjudications.ts";
import type { AdjudicationCall } from "#contract/adjudication.ts";
import { defaultAdjudicationRules } from "#contract/adjudication.ts";
import type { Pair } from "#contract/comparison.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
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
  givenSeal,
} from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf } from "../kit/outcomes.ts";
import { ableReader, type GivenPerson, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
let panel: GivenPerson[];
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  const profile = { roles: ["adjudicator"] as ["adjudicator"], profile: { ...ableReader, institution: "Third House" } };
  panel = [
    cast.adjudicator,
    await givenPerson(service, cast.organisation, { ...profile, name: "Dr. Berta Fourth" }),
    await givenPerson(service, cast.organisation, { ...profile, name: "Dr. Carl Fifth" }),
  ];
});
afterAll(() => service.close());

type Disputed = BegunCase & { pairs: Pair[]; params: { caseId: BegunCase["caseId"] } };

/** Sealed and compared; in each the nodule that the first report denies. */
async function disputed(): Promise<Disputed> {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun, 3);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  await givenSeal(cast, begun);
  const pairs = (await givenComparison(cast, begun)).filter((pair) => pair.agreement !== "agree");
  return { ...begun, pairs, params: { caseId: begun.caseId } };
}

const call = ({ params, pairs }: Disputed, change: Partial<AdjudicationCall> = {}) =>
  cast.coordinator.call(adjudicationRoutes.askAdjudication, {
    params,
    body: {
      adjudicatorIds: panel.map((member) => member.id),
      pairIds: pairs.map((pair) => pair.id),
      reason: "a major difference",
      ...change,
    },
  });
const look = (who: GivenPerson, { params }: Disputed) => who.call(adjudicationRoutes.getAdjudication, { params });
type Choice = "a" | "b" | "both" | "neither";
const vote = (who: GivenPerson, { params }: Disputed, pairId: string, choice: Choice, statement = "As I see it.") =>
  who.call(adjudicationRoutes.settleDifference, {
    params: { ...params, pairId },
    body: { choice, statement, confidence: "moderate" },
  });
const only = (kase: Disputed): string => {
  const [pair] = kase.pairs;
  if (pair === undefined) throw new Error("there is a difference");
  return pair.id;
};
const stageOf = async ({ params }: Disputed) => (await cast.coordinator.call(caseRoutes.getCase, { params })).stage;
const settlementsOf = async ({ params }: Disputed) =>
  (await cast.reader.call(readingRoutes.getComparison, { params })).settlements;

describe("a panel of three", () => {
  it("votes in secret until all have, and more than half decide", async () => {
    const kase = await disputed();
    const pairId = only(kase);
    await call(kase, { pairIds: [pairId] });
    const [x, y, z] = panel as [GivenPerson, GivenPerson, GivenPerson];
    expect(await vote(x, kase, pairId, "a", "A secret of x.")).toEqual({ open: 0, over: false });
    expect(await refusalOf(vote(x, kase, pairId, "b"))).toMatchObject({ refusal: "already-done" });
    for (const other of [y, z]) expect(JSON.stringify(await look(other, kase))).not.toContain("A secret of x.");
    const progress = await cast.coordinator.call(adjudicationRoutes.describeAdjudication, { params: kase.params });
    expect(JSON.stringify(progress)).not.toContain("A secret of x.");
    expect(progress.adjudications[0]?.members.filter((member) => member.finished)).toHaveLength(1);
    const custody = await cast.coordinator.call(opinionRoutes.getCustody, { params: kase.params });
    expect(JSON.stringify(custody)).not.toContain("A secret of x.");
    await vote(y, kase, pairId, "b");
    expect(await stageOf(kase)).toBe("adjudicating");
    expect(await vote(z, kase, pairId, "a")).toEqual({ open: 0, over: true });
    expect(await stageOf(kase)).toBe("comparing");
    const [settled] = await settlementsOf(kase);
    expect(settled?.settlement.votes).toBeTruthy();
    const { first = 0, second = 0 } = settled?.settlement.votes ?? {};
    expect([first, second].toSorted()).toEqual([1, 2]);
    expect(settled?.settlement.settledAs).toBe(first > second ? "first" : "second");
    expect(settled?.settlement.adjudicatorName).toBe(panel.map((member) => member.name).join(", "));
  });

  it("votes once more, with the first ballots shown without names, where nothing has a majority", async () => {
    const kase = await disputed();
    const pairId = only(kase);
    await call(kase, { pairIds: [pairId] });
    const [x, y, z] = panel as [GivenPerson, GivenPerson, GivenPerson];
    await vote(x, kase, pairId, "a", "First words of x.");
    await vote(y, kase, pairId, "b");
    expect(await vote(z, kase, pairId, "neither")).toEqual({ open: 1, over: false });
    const seen = await look(y, kase);
    expect(seen).toMatchObject({ round: 2, over: false, points: [{ open: true, mine: null }] });
    expect(seen.points[0]?.earlier.map((one) => one.choice).toSorted()).toEqual(["a", "b", "neither"]);
    expect(JSON.stringify(seen.points[0]?.earlier)).toContain("First words of x.");
    for (const member of panel) expect(JSON.stringify(seen)).not.toContain(member.name);
    await vote(x, kase, pairId, "a");
    await vote(y, kase, pairId, "b");
    expect(await vote(z, kase, pairId, "both")).toEqual({ open: 0, over: true });
    expect((await settlementsOf(kase))[0]?.settlement).toMatchObject({ settledAs: "not-settled" });
  });

  it("is of one, three or five different people, each eligible", async () => {
    const kase = await disputed();
    const [x, y] = panel as [GivenPerson, GivenPerson];
    expect(await refusalOf(call(kase, { adjudicatorIds: [x.id, y.id] }))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(call(kase, { adjudicatorIds: [x.id, x.id, y.id] }))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(call(kase, { adjudicatorIds: [x.id, y.id, cast.reader.id] }))).toMatchObject({
      refusal: "not-eligible",
    });
    expect(await stageOf(kase)).toBe("comparing");
  });

  it("counts each ballot once where two arrive at once", async () => {
    const kase = await disputed();
    const pairId = only(kase);
    await call(kase, { pairIds: [pairId] });
    const [x] = panel as [GivenPerson];
    expect(await atOnce([vote(x, kase, pairId, "a"), vote(x, kase, pairId, "b")])).toEqual({
      done: 1,
      refused: ["already-done"],
    });
    expect(await refusalOf(vote(x, kase, randomUUID(), "a"))).toMatchObject({ refusal: "not-found" });
    expect(await refusalOf(vote(cast.reader, kase, pairId, "a"))).toMatchObject({ refusal: "not-permitted" });
  });
});

describe("the time limit", () => {
  const later = (hours: number) => ({
    ...service.house,
    clock: () => new Date(service.house.clock().getTime() + hours * 3_600_000),
  });

  it("closes a vote that has a quorum, and tells of one that has not, once", async () => {
    const quorate = await disputed();
    const silent = await disputed();
    const pairId = only(quorate);
    await call(quorate, { pairIds: [pairId], hours: 24 });
    await call(silent, { pairIds: [only(silent)], hours: 24 });
    const [x, y] = panel as [GivenPerson, GivenPerson];
    await vote(x, quorate, pairId, "a");
    await vote(y, quorate, pairId, "a");
    expect(await closeDueAdjudications(later(23))).toBe(0);
    expect(await closeDueAdjudications(later(25))).toBe(1);
    expect(await closeDueAdjudications(later(25))).toBe(0);
    expect((await settlementsOf(quorate))[0]?.settlement.statement).toContain("1 of 3 did not vote in time");
    expect(await stageOf(silent)).toBe("adjudicating");
    const kinds = await eventKinds(service, silent.caseId);
    expect(kinds.filter((kind) => kind === "adjudication-overdue")).toHaveLength(1);
    const body = { hours: 96, reason: "holidays" };
    await cast.coordinator.call(adjudicationRoutes.extendAdjudication, { params: silent.params, body });
    expect(
      await refusalOf(
        cast.coordinator.call(adjudicationRoutes.extendAdjudication, {
          params: silent.params,
          body: { hours: 1, reason: "sooner" },
        }),
      ),
    ).toMatchObject({ refusal: "not-valid" });
    expect(await closeDueAdjudications(later(95))).toBe(0);
  });

  it("taken back, the case is its reader's again and may be asked anew", async () => {
    const kase = await disputed();
    const pairId = only(kase);
    await call(kase, { pairIds: [pairId] });
    const [x] = panel as [GivenPerson];
    await vote(x, kase, pairId, "a");
    const body = { reason: "the panel is abroad" };
    expect(await cast.reader.refusal(adjudicationRoutes.takeBackAdjudication, { params: kase.params, body })).toBe(
      "not-permitted",
    );
    await cast.coordinator.call(adjudicationRoutes.takeBackAdjudication, { params: kase.params, body });
    expect(await stageOf(kase)).toBe("comparing");
    expect(await refusalOf(look(x, kase))).toMatchObject({ refusal: "not-found" });
    expect(await settlementsOf(kase)).toEqual([]);
    await call(kase, { pairIds: [pairId], adjudicatorIds: [x.id] });
    expect(await vote(x, kase, pairId, "neither")).toEqual({ open: 0, over: true });
    expect(await settlementsOf(kase)).toHaveLength(1);
  });
});

describe("a third reader who reads first", () => {
  it("sees no version before the own reading is filed, once", async () => {
    const kase = await disputed();
    const pairId = only(kase);
    const [x] = panel as [GivenPerson];
    await call(kase, { pairIds: [pairId], adjudicatorIds: [x.id], mode: "blind" });
    expect(await look(x, kase)).toMatchObject({ points: [], ownReading: null, questions: [] });
    expect(await refusalOf(vote(x, kase, pairId, "a"))).toMatchObject({ refusal: "not-complete" });
    const body = { text: "Solid nodule in the right upper lobe." };
    await x.call(adjudicationRoutes.fileBlindReading, { params: kase.params, body });
    expect(await x.refusal(adjudicationRoutes.fileBlindReading, { params: kase.params, body })).toBe("already-done");
    expect(await look(x, kase)).toMatchObject({ points: [{ pairId, open: true }], ownReading: { text: body.text } });
    expect(await vote(x, kase, pairId, "a")).toEqual({ open: 0, over: true });
  });
});

describe("questions to the readers", () => {
  it("pass through without names, in both directions", async () => {
    const kase = await disputed();
    const [x] = panel as [GivenPerson];
    await call(kase, { pairIds: [only(kase)], adjudicatorIds: [x.id] });
    const ask = (text: string, pairId: string | null) =>
      x.call(adjudicationRoutes.askReaders, { params: kase.params, body: { pairId, text } });
    await ask("On which slice is it best seen?", only(kase));
    expect(await refusalOf(ask("And this one?", randomUUID()))).toMatchObject({ refusal: "not-found" });
    const { adjudications } = await cast.reader.call(adjudicationRoutes.describeAdjudication, { params: kase.params });
    const question = adjudications[0]?.questions[0];
    expect(JSON.stringify(question)).not.toContain(x.name);
    const answer = (questionId: string) =>
      cast.reader.call(adjudicationRoutes.answerAdjudicator, {
        params: { ...kase.params, questionId },
        body: { text: "On slice 3." },
      });
    await answer(question?.id ?? "");
    expect(await refusalOf(answer(randomUUID()))).toMatchObject({ refusal: "not-found" });
    const seen = await look(x, kase);
    expect(seen.questions[0]?.answers).toMatchObject([{ text: "On slice 3." }]);
    expect(JSON.stringify(seen)).not.toContain(cast.reader.name);
    expect(
      await refusalOf(
        cast.patient.call(adjudicationRoutes.askReaders, {
          params: kase.params,
          body: { pairId: null, text: "What is it?" },
        }),
      ),
    ).toMatchObject({ refusal: "not-permitted" });
  });
});

describe("rules", () => {
  it("stand in the way of the signature where the patient's wish requires a third reader", async () => {
    const kase = await disputed();
    const preview = () => cast.reader.call(opinionRoutes.previewOpinion, { params: kase.params });
    expect((await preview()).standsInTheWay).toEqual([]);
    const wish = () =>
      cast.patient.call(adjudicationRoutes.wishThirdReader, { params: kase.params, body: { reason: "I am unsure." } });
    await wish();
    expect(await refusalOf(wish())).toMatchObject({ refusal: "already-done" });
    expect((await preview()).standsInTheWay).toEqual([expect.stringContaining("I am unsure.")]);
    const { reasons } = await cast.reader.call(adjudicationRoutes.describeAdjudication, { params: kase.params });
    expect(reasons.map((one) => one.rule)).toContain("askedByPatient");
    const [x] = panel as [GivenPerson];
    await call(kase, { adjudicatorIds: [x.id] });
    for (const pair of kase.pairs) await vote(x, kase, pair.id, "both");
    expect((await preview()).standsInTheWay).toEqual([]);
  });

  it("are the organisation's own, and set by its administrator", async () => {
    const administrator = await givenPerson(service, cast.organisation, { roles: ["administrator"] });
    const body = { ...defaultAdjudicationRules, radpeer: "required" as const };
    expect(await cast.reader.refusal(adjudicationRoutes.setAdjudicationRules, { body })).toBe("not-permitted");
    expect(await administrator.call(adjudicationRoutes.setAdjudicationRules, { body })).toEqual(body);
    expect(await cast.reader.call(adjudicationRoutes.getAdjudicationRules, {})).toEqual(body);
    const kase = await disputed();
    const { standsInTheWay } = await cast.reader.call(opinionRoutes.previewOpinion, { params: kase.params });
    expect(standsInTheWay).toEqual([expect.stringContaining("A third reader must settle it")]);
    await administrator.call(adjudicationRoutes.setAdjudicationRules, { body: defaultAdjudicationRules });
  });
});
