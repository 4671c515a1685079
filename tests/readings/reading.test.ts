import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyReading, type ReadingContent } from "#contract/finding.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import {
  type BegunCase,
  type Cast,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  givenSeal,
  imageOf,
  noduleReading,
} from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { ableReader, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
});
afterAll(() => service.close());

async function reading(): Promise<BegunCase & { params: { caseId: BegunCase["caseId"] } }> {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  return { ...begun, params: { caseId: begun.caseId } };
}
type Params = Awaited<ReturnType<typeof reading>>["params"];
const save = (params: Params, baseRevision: number, content: ReadingContent) =>
  cast.reader.call(readingRoutes.saveReading, { params, body: { baseRevision, content } });
const seal = (params: Params, revision: number) =>
  cast.reader.call(readingRoutes.sealReading, { params, body: { revision } });

describe("the draft of a reading", () => {
  it("is saved whole, and a second tab does not overwrite it", async () => {
    const { params, study } = await reading();
    const content = noduleReading(study);
    expect(await cast.reader.call(readingRoutes.getMyReading, { params })).toMatchObject({
      revision: 0,
      savedAt: null,
      content: emptyReading,
    });
    expect(await atOnce([save(params, 0, content), save(params, 0, emptyReading)])).toEqual({
      done: 1,
      refused: ["changed-meanwhile"],
    });
    const { revision } = await save(params, 1, content);
    const found = await cast.reader.call(readingRoutes.getMyReading, { params });
    expect(found).toMatchObject({ revision, content, missing: [], versions: [] });
  });

  it("is opened once, also by two tabs at once", async () => {
    const { params } = await reading();
    const opened = await Promise.all([1, 2, 3].map(() => cast.reader.call(readingRoutes.getMyReading, { params })));
    expect(new Set(opened.map((one) => one.readingId)).size).toBe(1);
    expect((await eventKinds(service, params.caseId)).filter((kind) => kind === "reading-opened")).toHaveLength(1);
  });

  it("belongs to the reader alone", async () => {
    const { params, study } = await reading();
    await save(params, 0, noduleReading(study));
    const other = await givenPerson(service, cast.organisation, { roles: ["radiologist"], profile: ableReader });
    const body = { baseRevision: 1, content: emptyReading };
    expect(await other.refusal(readingRoutes.saveReading, { params, body })).toBe("not-found");
    for (const somebody of [cast.coordinator, cast.patient]) {
      expect(await somebody.refusal(readingRoutes.getMyReading, { params })).toBe("not-permitted");
      expect(await somebody.refusal(readingRoutes.saveReading, { params, body })).toBe("not-permitted");
      expect(await somebody.refusal(readingRoutes.listReadings, { params })).not.toBe("ok");
    }
    expect(await cast.coordinator.refusal(readingRoutes.listReadings, { params })).toBe("wrong-stage");
  });

  it("takes no more findings than a reading may have, and no marks of a wrong form", async () => {
    const { params, study } = await reading();
    const { findings, marks, ...rest } = noduleReading(study);
    const many = {
      ...rest,
      marks,
      findings: Array.from({ length: 201 }, () => ({ ...findings[0], id: randomUUID() })),
    };
    expect(await refusalOf(save(params, 0, many))).toMatchObject({ refusal: "not-valid" });
    const mark = { ...marks[0], image: { ...marks[0].image, frameNumber: 0 } };
    expect(await refusalOf(save(params, 0, { ...rest, findings, marks: [mark] }))).toMatchObject({
      refusal: "not-valid",
    });
  });
});

describe("sealing", () => {
  it("says what is missing, in sentences", async () => {
    const { params } = await reading();
    await save(params, 0, emptyReading);
    const said = await refusalOf(seal(params, 1));
    expect(said.refusal).toBe("not-complete");
    expect(said.detail).toEqual(["Say whether the images can answer the question.", "Write the impression."]);
    expect(await refusalOf(seal(params, 0))).toMatchObject({ refusal: "changed-meanwhile" });
    expect(await rowCounts(service, params.caseId, ["reading_version"])).toEqual({ reading_version: 0 });
  });

  it.each([
    ["an instance of another case", (study: number) => imageOf(study - 1)],
    ["a series that the image is not in", (study: number) => ({ ...imageOf(study), seriesInstanceUid: "1.2.3" })],
    [
      "another kind of object than it is",
      (study: number) => ({ ...imageOf(study), sopClassUid: "1.2.840.10008.5.1.4.1.1.4" }),
    ],
    ["a frame that is not there", (study: number) => ({ ...imageOf(study), frameNumber: 2 })],
  ])("refuses a mark that refers to %s", async (_, imageFrom) => {
    const { params, study } = await reading();
    const { marks, ...rest } = noduleReading(study);
    const content = { ...rest, marks: [{ ...marks[0], image: imageFrom(study) }] };
    const { missing, revision } = await save(params, 0, content);
    expect(missing).toEqual(["A mark or finding refers to an image that is not in this case."]);
    expect(await refusalOf(seal(params, revision))).toMatchObject({ refusal: "not-complete" });
  });

  it("happens once; the hash is that of what was read, and nothing changes afterwards", async () => {
    const { params, study } = await reading();
    const content = noduleReading(study);
    const { revision } = await save(params, 0, content);
    const both = await Promise.allSettled([
      seal(params, revision),
      seal(params, revision),
      save(params, revision, emptyReading),
    ]);
    expect(both.filter((one) => one.status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(await rowCounts(service, params.caseId, ["reading_version"])).toEqual({ reading_version: 1 });
    const { versions } = await cast.reader.call(readingRoutes.getMyReading, { params });
    expect(versions).toHaveLength(1);
    expect(versions[0]?.content).toEqual(content);
    expect(await refusalOf(save(params, revision, emptyReading))).toMatchObject({ refusal: "wrong-stage" });
    expect(await refusalOf(seal(params, revision))).toMatchObject({ refusal: "wrong-stage" });
    const kinds = await eventKinds(service, params.caseId);
    expect(kinds.filter((kind) => kind === "reading-sealed")).toHaveLength(1);
  });

  it("cannot be undone in the database by the server's own role", async () => {
    const { params, study, caseId } = await reading();
    await givenSeal(cast, { caseId, study });
    const app = new pg.Client({ connectionString: service.database.appUrl });
    await app.connect();
    try {
      await app.query("SELECT set_config('app.kind', 'system', false)");
      const row = await app.query("SELECT canonical, sha256 FROM reading_version WHERE case_id = $1", [caseId]);
      expect(sha256Hex(row.rows[0].canonical)).toBe(row.rows[0].sha256);
      expect(canonicalJson(JSON.parse(row.rows[0].canonical))).toBe(row.rows[0].canonical);
      for (const change of [
        "UPDATE reading_version SET canonical = '{}'",
        "DELETE FROM reading_version",
        "DELETE FROM custody_event",
        "UPDATE custody_event SET canonical = '{}'",
        "UPDATE case_stage SET stage = 'reading'",
      ]) {
        await expect(app.query(`${change} WHERE case_id = '${caseId}'`), change).rejects.toThrow("permission denied");
      }
      // Nor is an event put in beside the chain.
      await expect(
        app.query(
          "INSERT INTO custody_event SELECT organisation_id, chain, sequence + 1, case_id, at, canonical, kind, subject, actor_id, previous_hash, repeat('e', 64) FROM custody_event WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1",
          [caseId],
        ),
      ).rejects.toThrow("does not follow");
    } finally {
      await app.end();
    }
    expect(params.caseId).toBe(caseId);
  });
});

describe("revising after the reveal", () => {
  it("adds a version with its reason; the sealed one stays", async () => {
    const begun = await reading();
    const { params } = begun;
    const content = await givenSeal(cast, begun);
    const revise = (changed: ReadingContent, baseVersion = 1, reason = "The first report made me look again") =>
      cast.reader.call(readingRoutes.reviseReading, { params, body: { content: changed, reason, baseVersion } });
    const changed = { ...content, impression: "Nodule of 8 mm; a second one of 4 mm." };
    expect(await refusalOf(revise(content))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(revise(changed, 1, "  "))).toMatchObject({ refusal: "not-valid" });
    expect(await refusalOf(revise(changed, 2))).toMatchObject({ refusal: "changed-meanwhile" });
    expect(await refusalOf(revise({ ...changed, impression: "" }))).toMatchObject({ refusal: "not-complete" });
    expect(await atOnce([revise(changed), revise(changed)])).toEqual({ done: 1, refused: ["changed-meanwhile"] });
    const { readings } = await cast.reader.call(readingRoutes.listReadings, { params });
    expect(readings).toHaveLength(1);
    expect(
      readings[0]?.versions.map(({ version, content: { impression }, reason }) => ({ version, impression, reason })),
    ).toEqual([
      { version: 1, impression: content.impression, reason: null },
      { version: 2, impression: changed.impression, reason: "The first report made me look again" },
    ]);
  });

  it("is nobody else's, and not before the seal", async () => {
    const { params, study } = await reading();
    const body = { content: noduleReading(study), reason: "because", baseVersion: 1 };
    expect(await cast.reader.refusal(readingRoutes.reviseReading, { params, body })).toBe("blind-until-sealed");
    expect(await cast.coordinator.refusal(readingRoutes.reviseReading, { params, body })).toBe("not-permitted");
  });
});
