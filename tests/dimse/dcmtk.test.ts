import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleFile, sampleFragments } from "#dicom/sample-file.ts";
import { givenPeer, startListener, type TestListener } from "../kit/dimse.ts";
import { givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSeries, testUid } from "../kit/synthetic-images.ts";

const run = promisify(execFile);
const tools = ["echoscu", "storescu", "findscu", "movescu", "getscu", "storescp"];
const missing = (
  await Promise.all(
    tools.map((tool) =>
      run(tool, ["--version"]).then(
        () => [],
        () => [tool],
      ),
    ),
  )
).flat();
const withDcmtk = describe.skipIf(missing.length > 0);

let service: TestService;
let listener: TestListener;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overread-dcmtk-"));
  service = await startService();
  listener = await startListener(service);
  const organisation = await givenOrganisation(service);
  await givenPeer(service, organisation, "DCMTK", { port: 1 });
  await mkdir(join(folder, "out"));
  for (const [index, bytes] of ctSeries(4, { study: 7201 }).entries())
    await writeFile(join(folder, `ct${index}.dcm`), bytes);
  await writeFile(
    join(folder, "jpeg.dcm"),
    sampleFile(
      [
        { tag: "00080018", vr: "UI", value: "1.2.72.4" },
        { tag: "0020000D", vr: "UI", value: "1.2.72.1" },
        { tag: "0020000E", vr: "UI", value: "1.2.72.2" },
        sampleFragments([], [Buffer.alloc(64, 1)]),
      ],
      "1.2.840.10008.1.2.4.70",
    ),
  );
});
afterAll(async () => {
  await listener.stop();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

/** Arguments that every tool takes. */
const calling = (called = "OVERREAD", caller = "DCMTK") => [
  "-aet",
  caller,
  "-aec",
  called,
  "127.0.0.1",
  String(listener.port),
];
const tell = async (tool: string, args: string[]) => {
  try {
    const { stdout, stderr } = await run(tool, args, { timeout: 20_000, cwd: join(folder, "out") });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stderr" in error && "stdout" in error)) throw error;
    return { code: Number(error.code), said: `${String(error.stdout)}${String(error.stderr)}` };
  }
};

withDcmtk(`dcmtk${missing.length > 0 ? ` (not installed: ${missing.join(", ")})` : ""}`, () => {
  it("echoscu is answered; unknown callers and wrong names are told why", async () => {
    expect(await tell("echoscu", calling())).toEqual({ code: 0, said: "" });
    const unknown = await tell("echoscu", calling("OVERREAD", "STRANGER"));
    expect(unknown.said).toContain("Calling AE Title Not Recognized");
    const wrong = await tell("echoscu", calling("SOMEBODY"));
    expect(wrong.said).toContain("Called AE Title Not Recognized");
  });

  it("storescu stores, in every encoding", async () => {
    const files = [0, 1, 2, 3].map((n) => join(folder, `ct${n}.dcm`));
    expect(await tell("storescu", [...calling(), ...files])).toEqual({ code: 0, said: "" });
    const jpeg = await tell("storescu", ["-xs", ...calling(), join(folder, "jpeg.dcm")]);
    expect(jpeg).toEqual({ code: 0, said: "" });
    expect(listener.faults).toEqual([]);
  });

  it("findscu finds at every level of both models", async () => {
    const ask = async (model: string, keys: string[]) =>
      (await tell("findscu", [model, "-v", ...calling(), ...keys.flatMap((key) => ["-k", key])])).said;
    const study = `StudyInstanceUID=${testUid(7201)}`;
    expect(await ask("-S", ["QueryRetrieveLevel=STUDY", "PatientName=TESTMANN*", "StudyInstanceUID"])).toContain(
      testUid(7201),
    );
    expect(await ask("-S", ["QueryRetrieveLevel=SERIES", study, "SeriesInstanceUID"])).toContain(testUid(7201, 1));
    const images = await ask("-S", [
      "QueryRetrieveLevel=IMAGE",
      study,
      `SeriesInstanceUID=${testUid(7201, 1)}`,
      "SOPInstanceUID",
    ]);
    expect(images).toContain(testUid(7201, 1, 4));
    const patients = await ask("-P", [
      "QueryRetrieveLevel=PATIENT",
      "PatientID=P-100",
      "PatientName",
      "NumberOfPatientRelatedStudies",
    ]);
    expect(patients).toMatch(/Testmann\^Erika/);
    expect(patients).toMatch(/NumberOfPatientRelatedStudies/);
  });

  it("getscu gets what was stored, byte for byte", async () => {
    const keys = ["-k", "QueryRetrieveLevel=STUDY", "-k", `StudyInstanceUID=${testUid(7201)}`];
    const got = await tell("getscu", ["-S", ...calling(), ...keys]);
    expect(got.code).toBe(0);
    expect((await readdir(join(folder, "out"))).filter((name) => name.includes(testUid(7201, 1)))).toHaveLength(4);
  });

  it("movescu has it sent to itself", async () => {
    const port = 20_000 + (process.pid % 20_000);
    const organisation = await givenOrganisation(service);
    await givenPeer(service, organisation, "MOVER", { port });
    // Of its own organisation it sees nothing of the other's.
    const keys = ["-k", "QueryRetrieveLevel=STUDY", "-k", `StudyInstanceUID=${testUid(7201)}`];
    const args = ["-S", "-v", "-aem", "MOVER", "+P", String(port), ...calling("OVERREAD", "MOVER"), ...keys];
    expect((await tell("movescu", args)).said).toMatch(/Success/);
    expect((await readdir(join(folder, "out"))).filter((name) => name.startsWith("CT."))).toHaveLength(4);
    await tell("storescu", [...calling("OVERREAD", "MOVER"), join(folder, "ct0.dcm")]);
    await rm(join(folder, "out"), { recursive: true });
    await mkdir(join(folder, "out"));
    expect((await tell("movescu", args)).said).toMatch(/Success/);
    const moved = await readdir(join(folder, "out"));
    expect(moved).toHaveLength(1);
    const bytes = await readFile(join(folder, "out", moved[0] ?? ""));
    expect(bytes.includes("Testmann^Erika")).toBe(true);
  });
});
