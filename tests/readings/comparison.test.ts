import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComparisonContent } from "#contract/comparison.ts";
import type { CaseId } from "#contract/ids.ts";
import { adjudicationRoutes } from "#contract/routes/adjudication.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
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
import { atOnce, eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { ableReader, type GivenPerson, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

async function sealed(report = true): Promise<BegunCase & { params: { caseId: CaseId } }> {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun);
  if (report) await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  await givenSeal(cast, begun);
  return { ...begun, params: { caseId: begun.caseId } };
}
const get = (caseId: CaseId) => cast.reader.call(readingRoutes.getComparison, { params: { caseId } });
const save = (caseId: CaseId, baseRevision: number, content: ComparisonContent) =>
  cast.reader.call(readingRoutes.saveComparison, { params: { caseId }, body: { baseRevision, content } });
const confirm = (caseId: CaseId, revision: number) =>
  cast.reader.call(readingRoutes.confirmComparison, { params: { caseId }, body: { revision } });

describe("the comparison", () => {
  it("opens with the seal, and the reveal is recorded once", async () => {
    const { caseId } = await sealed();
    const first = await get(caseId);
    expect(first.revision).toBe(0);
    expect(
      first.content.statements.every((one) => first.firstReport?.text.slice(one.start, one.end) === one.text),
    ).toBe(true);
    await get(caseId);
    const kinds = await eventKinds(service, caseId);
    expect(kinds.filter((kind) => kind === "first-report-revealed")).toHaveLength(1);
    for (const somebody of [cast.patient, cast.coordinator]) {
      expect(await somebody.refusal(readingRoutes.getComparison, { params: { caseId } })).toBe("not-permitted");
    }
  });

  it("is saved against its revision only", async () => {
    const { caseId } = await sealed();
    const { content } = await get(caseId);
    expect(await atOnce([save(caseId, 0, content), save(caseId, 0, content)])).toEqual({
      done: 1,
      refused: ["changed-meanwhile"],
    });
    expect(await refusalOf(save(caseId, 7, content))).toMatchObject({ refusal: "changed-meanwhile" });
  });

  it("puts no words into the first reader's mouth", async () => {
    const { caseId } = await sealed();
    const { content } = await get(caseId);
    const [statement, ...others] = content.statements;
    if (statement === undefined) throw new Error("the report has statements");
    const changed = (change: object) =>
      save(caseId, 0, { ...content, statements: [{ ...statement, ...change }, ...others] });
    expect(await refusalOf(changed({ text: "Large tumour." }))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(changed({ end: 100_000 }))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(changed({ end: statement.start }))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(save(caseId, 0, { ...content, pairs: [...content.pairs, ...content.pairs] }))).toMatchObject(
      { refusal: "not-valid" },
    );
  });

  it("is not confirmed while a pair waits, and is confirmed once as it stands", async () => {
    const { caseId } = await sealed();
    const { content } = await get(caseId);
    const saved = await save(caseId, 0, content);
    expect(saved.missing.length).toBeGreaterThan(0);
    expect(await refusalOf(confirm(caseId, saved.revision))).toMatchObject({
      refusal: "not-complete",
      detail: saved.missing,
    });
    expect(await refusalOf(confirm(caseId, 0))).toMatchObject({ refusal: "changed-meanwhile" });
    const pairs = content.pairs.map((pair) => ({ ...pair, confirmed: true }));
    const { revision } = await save(caseId, 1, { ...content, pairs, radpeer: "3b" });
    expect(await atOnce([confirm(caseId, revision), confirm(caseId, revision)])).toEqual({
      done: 1,
      refused: ["already-done"],
    });
    expect(await rowCounts(service, caseId, ["comparison_version"])).toEqual({ comparison_version: 1 });
    expect((await get(caseId)).versions).toHaveLength(1);
  });

  it("needs nothing where there is no first report", async () => {
    const { caseId } = await sealed(false);
    const found = await get(caseId);
    expect(found).toMatchObject({ firstReport: null, missing: [], proposedGrade: null });
    expect(await eventKinds(service, caseId)).not.toContain("first-report-revealed");
    expect((await cast.reader.call(opinionRoutes.previewOpinion, { params: { caseId } })).standsInTheWay).toEqual([]);
  });

  it("keeps the first report from changing beneath it", async () => {
    const { caseId, params } = await sealed();
    const { records } = await cast.coordinator.call(imageRoutes.listRecords, { params });
    const body = { text: "A nodule after all." };
    const recordId = records[0]?.id;
    if (recordId === undefined) throw new Error("there is a record");
    expect(await cast.coordinator.refusal(imageRoutes.correctRecordText, { params: { caseId, recordId }, body })).toBe(
      "wrong-stage",
    );
    const typed = { kind: "first-report" as const, title: "", text: "Another report." };
    expect(await cast.coordinator.refusal(imageRoutes.addTypedRecord, { params, body: typed })).toBe("wrong-stage");
  });

  it("must be confirmed again after a revision", async () => {
    const begun = await sealed();
    const { caseId, params } = begun;
    await givenComparison(cast, begun);
    const { reading } = await get(caseId);
    const content = { ...reading.content, impression: "Nodule, 8 mm, right upper lobe. Benign look." };
    await cast.reader.call(readingRoutes.reviseReading, {
      params,
      body: { content, reason: "on reflection", baseVersion: 1 },
    });
    const preview = await cast.reader.call(opinionRoutes.previewOpinion, { params });
    expect(preview.standsInTheWay).toContainEqual(
      expect.stringContaining("revised after the comparison was confirmed"),
    );
    const { revision } = await get(caseId);
    expect((await confirm(caseId, revision)).version).toBe(2);
    expect((await cast.reader.call(opinionRoutes.previewOpinion, { params })).standsInTheWay).toEqual([]);
  });
});

describe("adjudication", () => {
  const ask = (caseId: CaseId, pairIds: string[], who: GivenPerson = cast.adjudicator) =>
    cast.coordinator.call(adjudicationRoutes.askAdjudication, {
      params: { caseId },
      body: { adjudicatorIds: [who.id], pairIds, reason: "a major difference" },
    });

  async function disputed() {
    const begun = await sealed();
    const pairs = await givenComparison(cast, begun);
    const pair = pairs.find((one) => one.agreement === "missed-by-first");
    if (pair === undefined) throw new Error("the nodule was missed");
    return { ...begun, pair };
  }

  it("asks for confirmed differences of this comparison only", async () => {
    const begun = await sealed();
    const { caseId } = begun;
    expect(await refusalOf(ask(caseId, [randomUUID()]))).toMatchObject({ refusal: "not-complete" });
    const { content } = await get(caseId);
    await save(caseId, 0, content);
    const open = content.pairs.find((one) => one.agreement !== "agree");
    expect(await refusalOf(ask(caseId, [open?.id ?? ""]))).toMatchObject({ refusal: "not-complete" });
    expect(await refusalOf(ask(caseId, [randomUUID()]))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(ask(caseId, []))).toMatchObject({ refusal: "not-valid" });
  });

  it("goes to somebody independent of both readings", async () => {
    const { caseId, pair } = await disputed();
    const profile = (institution: string) => ({
      roles: ["adjudicator"] as ["adjudicator"],
      profile: { ...ableReader, institution },
    });
    const sameHouse = await givenPerson(service, cast.organisation, profile("Second Opinion Institute"));
    const firstHouse = await givenPerson(service, cast.organisation, profile("Harbour Hospital"));
    const insider = await givenPerson(service, cast.organisation, {
      roles: ["adjudicator", "coordinator"],
      profile: { ...ableReader, institution: "Elsewhere" },
    });
    await insider.call(readingRoutes.listReadings, { params: { caseId } });
    for (const who of [sameHouse, firstHouse, insider, cast.reader]) {
      expect(await refusalOf(ask(caseId, [pair.id], who))).toMatchObject({ refusal: "not-eligible" });
    }
    expect(await atOnce([ask(caseId, [pair.id]), ask(caseId, [pair.id])])).toEqual({
      done: 1,
      refused: ["wrong-stage"],
    });
  });

  it("shows the same order each time, to the one who was asked and nobody else; other roles open nothing meanwhile", async () => {
    const { caseId, pair, params } = await disputed();
    const third = await givenPerson(service, cast.organisation, {
      roles: ["adjudicator", "coordinator"],
      profile: { ...ableReader, institution: "Third House" },
    });
    await ask(caseId, [pair.id], third);
    const seen = await Promise.all([1, 2, 3].map(() => third.call(adjudicationRoutes.getAdjudication, { params })));
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    const said = JSON.stringify(seen[0]);
    for (const name of [cast.reader.name, "Weber", "Harbour"]) expect(said).not.toContain(name);
    expect(await cast.adjudicator.refusal(adjudicationRoutes.getAdjudication, { params })).toBe("not-found");
    expect(await cast.reader.refusal(adjudicationRoutes.getAdjudication, { params })).toBe("not-permitted");
    expect(await third.refusal(imageRoutes.listRecords, { params })).toBe("not-permitted");
    expect(await third.refusal(readingRoutes.listReadings, { params })).toBe("not-permitted");
    expect(await third.refusal(opinionRoutes.exportCase, { params })).toBe("not-permitted");
    expect(await third.refusal(opinionRoutes.getCustody, { params })).toBe("not-permitted");
  });

  it("settles each point once, and gives the case back with the last", async () => {
    const { caseId, pair, params } = await disputed();
    await ask(caseId, [pair.id, pair.id]);
    const settle = (pairId: string, statement = "It is there on three slices.") =>
      cast.adjudicator.call(adjudicationRoutes.settleDifference, {
        params: { caseId, pairId },
        body: { choice: "neither", statement, confidence: "high" },
      });
    expect(await refusalOf(settle(randomUUID()))).toMatchObject({ refusal: "not-found" });
    expect(await refusalOf(settle(pair.id, " "))).toMatchObject({ refusal: "not-valid" });
    const both = await atOnce([settle(pair.id), settle(pair.id)]);
    expect(both.done).toBe(1);
    expect((await cast.coordinator.call(caseRoutes.getCase, { params })).stage).toBe("comparing");
    const { settlements, content, revision } = await get(caseId);
    expect(settlements).toMatchObject([
      { pairId: pair.id, settlement: { settledAs: "neither", adjudicatorName: cast.adjudicator.name } },
    ]);
    // What was settled cannot be taken out or turned round afterwards.
    const without = { ...content, pairs: content.pairs.filter((one) => one.id !== pair.id) };
    expect(await refusalOf(save(caseId, revision, without))).toMatchObject({ refusal: "not-valid" });
    const turned = {
      ...content,
      pairs: content.pairs.map((one) => (one.id === pair.id ? { ...one, significance: "none" as const } : one)),
    };
    expect(await refusalOf(save(caseId, revision, turned))).toMatchObject({ refusal: "not-valid" });
    expect((await save(caseId, revision, { ...content, radpeerComment: "as settled" })).revision).toBe(revision + 1);
  });
});
