import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signOpinion } from "#commands/opinions/sign-opinion.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { type Cast, givenCast } from "../kit/cases.ts";
import { atOnce, eventKinds, refusalOf, rowCounts } from "../kit/outcomes.ts";
import { givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { givenSignable, givenSigned, givenSigner, type Signer } from "../kit/signed.ts";

let service: TestService;
let cast: Cast;
let code: Signer;
beforeAll(async () => {
  service = await startService();
  cast = await givenCast(service);
  code = await givenSigner(service, cast.reader);
});
afterAll(() => service.close());

type Params = Awaited<ReturnType<typeof givenSignable>>["params"];
const preview = (params: Params) => cast.reader.call(opinionRoutes.previewOpinion, { params });
const sign = (params: Params, previewSha256: string, secondFactor = code()) =>
  cast.reader.call(opinionRoutes.signOpinion, { params, body: { previewSha256, secondFactor } });
const draft = (params: Params) => cast.reader.call(opinionRoutes.getOpinionDraft, { params });
const signedTables = ["opinion", "opinion_rendering"];
const nothingSigned = { opinion: 0, opinion_rendering: 0 };

describe("the drafted answer", () => {
  it("is proposed, saved against its revision, and is the reader's alone", async () => {
    const { params } = await givenSignable(cast);
    const { revision, content } = await draft(params);
    expect(revision).toBe(0);
    const save = (baseRevision: number) =>
      cast.reader.call(opinionRoutes.saveOpinionDraft, { params, body: { baseRevision, content } });
    expect(await atOnce([save(0), save(0)])).toEqual({ done: 1, refused: ["changed-meanwhile"] });
    for (const somebody of [cast.patient, cast.coordinator]) {
      expect(await somebody.refusal(opinionRoutes.getOpinionDraft, { params })).toBe("not-permitted");
      expect(await somebody.refusal(opinionRoutes.previewOpinion, { params })).toBe("not-permitted");
      expect(await somebody.refusal(opinionRoutes.getOpinion, { params })).toBe("wrong-stage");
    }
    const pdf = await cast.reader.bytes(opinionRoutes.previewOpinionPdf, { params });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  });
});

describe("signing", () => {
  it("signs what was previewed and nothing else", async () => {
    const { params } = await givenSignable(cast);
    const before = await preview(params);
    expect(before.standsInTheWay).toEqual([]);
    expect((await preview(params)).previewSha256).toBe(before.previewSha256);
    const { content } = await draft(params);
    const changed = { ...content, answer: `${content.answer} Please see a chest physician.` };
    await cast.reader.call(opinionRoutes.saveOpinionDraft, { params, body: { baseRevision: 0, content: changed } });
    expect(await refusalOf(sign(params, before.previewSha256))).toMatchObject({ refusal: "changed-meanwhile" });
    expect(await rowCounts(service, params.caseId, signedTables)).toEqual(nothingSigned);
    const now = await preview(params);
    const version = await sign(params, now.previewSha256);
    expect(version.content).toEqual({ ...now.content, signedAt: version.signedAt });
    expect(version.content.answer).toBe(changed.answer);
  });

  it("with a wrong code signs nothing, and the right one still works afterwards", async () => {
    const { params } = await givenSignable(cast);
    const { previewSha256 } = await preview(params);
    const wrong = { kind: "authenticator" as const, code: "000000" };
    expect(await refusalOf(sign(params, previewSha256, wrong))).toMatchObject({ refusal: "wrong-credentials" });
    expect(await rowCounts(service, params.caseId, signedTables)).toEqual(nothingSigned);
    const used = code();
    await sign(params, previewSha256, used);
    const other = await givenSignable(cast);
    const next = await preview(other.params);
    expect(await refusalOf(sign(other.params, next.previewSha256, used))).toMatchObject({
      refusal: "wrong-credentials",
    });
  });

  it("happens once, by the reader only", async () => {
    const { params } = await givenSignable(cast);
    const { previewSha256 } = await preview(params);
    const body = { previewSha256, secondFactor: code() };
    for (const somebody of [cast.coordinator, cast.patient]) {
      expect(await somebody.refusal(opinionRoutes.signOpinion, { params, body })).toBe("not-permitted");
    }
    expect(await cast.adjudicator.refusal(opinionRoutes.signOpinion, { params, body })).toBe("not-found");
    const first = code();
    const both = await atOnce([sign(params, previewSha256, first), sign(params, previewSha256, first)]);
    expect(both.done).toBe(1);
    expect(await refusalOf(sign(params, previewSha256))).toMatchObject({ refusal: "wrong-stage" });
    expect((await rowCounts(service, params.caseId, ["opinion"])).opinion).toBe(1);
    expect((await eventKinds(service, params.caseId)).filter((kind) => kind === "opinion-signed")).toHaveLength(1);
  });

  it("that fails half-way leaves nothing signed", async () => {
    const { params, caseId } = await givenSignable(cast);
    const { previewSha256 } = await preview(params);
    let puts = 0;
    const put: typeof service.house.objects.put = async (...args) => {
      puts += 1;
      if (puts === 3) throw new Error("the disk went");
      return await service.house.objects.put(...args);
    };
    const house = { ...service.house, objects: { ...service.house.objects, put } };
    const before = await eventKinds(service, caseId);
    const failing = signOpinion(house, cast.reader.scope, caseId, { previewSha256, secondFactor: code() });
    await expect(failing).rejects.toThrow("the disk went");
    expect(await rowCounts(service, caseId, signedTables)).toEqual(nothingSigned);
    expect(await eventKinds(service, caseId)).toEqual(before);
    expect((await sign(params, previewSha256)).version).toBe(1);
  });

  it.each([
    ["an answer without words", { answer: " " }],
    ["an account for the patient without an answer", { plain: { answer: "" } }],
  ])("waits while there is %s", async (_, change) => {
    const { params } = await givenSignable(cast);
    const { content } = await draft(params);
    const changed = { ...content, ...change, plain: { ...content.plain, ...("plain" in change ? change.plain : {}) } };
    await cast.reader.call(opinionRoutes.saveOpinionDraft, { params, body: { baseRevision: 0, content: changed } });
    const response = await cast.reader.send(opinionRoutes.previewOpinion, { params });
    if (response.ok) {
      const { standsInTheWay, previewSha256 } = await preview(params);
      expect(standsInTheWay.length).toBeGreaterThan(0);
      expect(await refusalOf(sign(params, previewSha256))).toMatchObject({
        refusal: "not-complete",
        detail: standsInTheWay,
      });
    } else expect((await refusalOf(preview(params))).refusal).toBe("not-complete");
    expect(await rowCounts(service, params.caseId, signedTables)).toEqual(nothingSigned);
  });

  it("waits while the comparison is another than the confirmed one", async () => {
    const { params } = await givenSignable(cast);
    const { revision, content } = await cast.reader.call(readingRoutes.getComparison, { params });
    const changed = { ...content, radpeer: "2b" as const };
    await cast.reader.call(readingRoutes.saveComparison, {
      params,
      body: { baseRevision: revision, content: changed },
    });
    const { standsInTheWay, previewSha256 } = await preview(params);
    expect(standsInTheWay).toEqual([expect.stringContaining("changed after it was confirmed")]);
    expect(await refusalOf(sign(params, previewSha256))).toMatchObject({ refusal: "not-complete" });
  });
});

describe("a signed opinion", () => {
  it("cannot be changed in the database by the server's own role", async () => {
    const { caseId } = await givenSigned(cast, code);
    const app = new pg.Client({ connectionString: service.database.appUrl });
    await app.connect();
    try {
      await app.query("SELECT set_config('app.kind', 'system', false)");
      for (const change of [
        "UPDATE opinion SET canonical = '{}'",
        "DELETE FROM opinion",
        "UPDATE opinion_rendering SET sha256 = repeat('0', 64)",
        "DELETE FROM opinion_rendering",
      ]) {
        await expect(app.query(`${change} WHERE case_id = '${caseId}'`), change).rejects.toThrow("permission denied");
      }
    } finally {
      await app.end();
    }
  });

  it("counts as delivered when the patient takes it in any form, and not when the coordinator does", async () => {
    const { params } = await givenSigned(cast, code);
    const file = { params: { ...params, version: 1, format: "pdf" as const } };
    const stage = async () => (await cast.coordinator.call(caseRoutes.getCase, { params })).stage;
    await cast.coordinator.bytes(opinionRoutes.getOpinionRendering, file);
    await cast.reader.bytes(opinionRoutes.getOpinionRendering, file);
    expect(await stage()).toBe("signed");
    await Promise.all([1, 2].map(() => cast.patient.bytes(opinionRoutes.getOpinionRendering, file)));
    expect(await stage()).toBe("delivered");
    expect((await rowCounts(service, params.caseId, ["case_stage"])).case_stage).toBe(8);
    expect(
      await cast.patient.refusal(opinionRoutes.getOpinionRendering, {
        params: { ...params, version: 2, format: "pdf" },
      }),
    ).toBe("not-found");
    const stranger = await givenPerson(service, cast.organisation, {
      roles: ["patient", "radiologist", "administrator"],
    });
    expect(await stranger.refusal(opinionRoutes.getOpinionRendering, file)).toBe("not-found");
    expect(await cast.patient.refusal(caseRoutes.closeCase, { params, body: { reason: "" } })).toBe("not-permitted");
    await cast.coordinator.call(caseRoutes.closeCase, { params, body: { reason: "" } });
    expect(await cast.coordinator.refusal(caseRoutes.closeCase, { params, body: { reason: "" } })).toBe("wrong-stage");
    expect((await cast.patient.call(opinionRoutes.getOpinion, { params })).versions).toHaveLength(1);
  });

  it("says the same in every form, each sound to programs that are not ours", async () => {
    const { params } = await givenSigned(cast, code);
    const bytesOf = (format: "pdf" | "dicom-sr" | "fhir" | "html") =>
      cast.patient.bytes(opinionRoutes.getOpinionRendering, { params: { ...params, version: 1, format } });
    const [pdf, sr, fhir, html] = [
      await bytesOf("pdf"),
      await bytesOf("dicom-sr"),
      await bytesOf("fhir"),
      await bytesOf("html"),
    ];
    expect(JSON.parse(Buffer.from(fhir).toString())).toMatchObject({ resourceType: "Bundle", type: "document" });
    expect(Buffer.from(html).toString()).toContain("8 mm");
    expect(readInstance(sr)).toMatchObject({
      sopClassUid: expect.stringMatching(/^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\./),
    });
    const folder = await mkdtemp(join(tmpdir(), "overread-forms-"));
    try {
      await Promise.all([writeFile(join(folder, "o.pdf"), pdf), writeFile(join(folder, "o.dcm"), sr)]);
      const run = (program: string, ...args: string[]) =>
        has(program) ? execFileSync(program, args, { cwd: folder, stdio: "pipe" }).toString() : null;
      expect(run("qpdf", "--check", "o.pdf") ?? "No syntax").toContain("No syntax");
      expect(run("pdftotext", "o.pdf", "-") ?? "8 mm").toContain("8 mm");
      expect(run("pdfdetach", "-list", "o.pdf") ?? "opinion.fhir.json").toContain("opinion.fhir.json");
      if (has("pdfdetach")) {
        run("pdfdetach", "-save", "1", "-o", "fhir.json", "o.pdf");
        expect(execFileSync("cat", [join(folder, "fhir.json")])).toEqual(Buffer.from(fhir));
      }
      expect(run("dsrdump", "o.dcm") ?? "8").toContain("8");
      if (has("dciodvfy")) {
        const said = execFileSync("sh", ["-c", "dciodvfy o.dcm 2>&1 || true"], { cwd: folder }).toString();
        expect(said.split("\n").filter((line) => line.startsWith("Error"))).toEqual([]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("addenda", () => {
  it("come on top, one after the other, each signed; none of what was said before is lost", async () => {
    const { params } = await givenSigned(cast, code);
    const add = (baseVersion: number, text: string, secondFactor = code()) =>
      cast.reader.call(opinionRoutes.addAddendum, {
        params,
        body: { reason: "pathology came in", text, baseVersion, secondFactor },
      });
    expect(await refusalOf(add(2, "An adenocarcinoma."))).toMatchObject({ refusal: "changed-meanwhile" });
    const wrong = { kind: "authenticator" as const, code: "000000" };
    expect(await refusalOf(add(1, "An adenocarcinoma.", wrong))).toMatchObject({ refusal: "wrong-credentials" });
    const second = await add(1, "An adenocarcinoma.");
    expect(second).toMatchObject({
      version: 2,
      kind: "addendum",
      content: { addendum: { text: "An adenocarcinoma." } },
    });
    const third = await add(2, "Stage one.");
    const { versions } = await cast.patient.call(opinionRoutes.getOpinion, { params });
    expect(versions.map((one) => one.version)).toEqual([3, 2, 1]);
    const whole = await cast.patient.bytes(opinionRoutes.getOpinionRendering, {
      params: { ...params, version: 3, format: "html" },
    });
    const page = Buffer.from(whole).toString();
    for (const said of ["Stage one.", "An adenocarcinoma.", third.content.impression]) expect(page).toContain(said);
    for (const somebody of [cast.patient, cast.coordinator]) {
      const body = { reason: "because", text: "more", baseVersion: 3, secondFactor: wrong };
      expect(await somebody.refusal(opinionRoutes.addAddendum, { params, body })).toBe("not-permitted");
    }
  });
});

const has = (program: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
