import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebClient } from "#interop/peers/dicomweb-client.ts";
import { dimseClient } from "#interop/peers/dimse-client.ts";
import type { PeerClient, TransferProgress } from "#interop/peers/peer-client.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { freePort } from "#tests/kit/free-port.ts";
import { fileToSend, givenPeer, startListener, type TestListener } from "../kit/dimse.ts";
import { type GivenOrganisation, givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSeries, testUid } from "../kit/synthetic-images.ts";

const installed = spawnSync("Orthanc", ["--version"]).status === 0;
const plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";

describe.skipIf(!installed)(`Orthanc${installed ? "" : " (not installed)"}`, () => {
  let service: TestService;
  let listener: TestListener;
  let organisation: GivenOrganisation;
  let orthanc: ChildProcess;
  let folder: string;
  let http: string;
  let dicomPort: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overread-orthanc-"));
    service = await startService();
    listener = await startListener(service);
    organisation = await givenOrganisation(service);
    dicomPort = await freePort();
    const httpPort = await freePort();
    http = `http://127.0.0.1:${httpPort}`;
    const configuration = {
      Name: "peer",
      StorageDirectory: folder,
      IndexDirectory: folder,
      Plugins: [plugin],
      HttpPort: httpPort,
      DicomPort: dicomPort,
      DicomAet: "ORTHANC",
      RemoteAccessAllowed: false,
      AuthenticationEnabled: false,
      DicomCheckCalledAet: true,
      DicomModalities: { overread: ["OVERREAD", "127.0.0.1", listener.port] },
    };
    await writeFile(join(folder, "orthanc.json"), JSON.stringify(configuration));
    orthanc = spawn("Orthanc", [join(folder, "orthanc.json")], { stdio: "ignore" });
    await givenPeer(service, organisation, "ORTHANC", { port: dicomPort });
    for (let turn = 0; turn < 100; turn++) {
      const up = await fetch(`${http}/system`).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      await delay(100);
    }
    throw new Error("Orthanc did not start");
  });
  afterAll(async () => {
    const gone = once(orthanc, "exit");
    orthanc.kill();
    await gone;
    await listener.stop();
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${http}${path}`, { method: "POST", body: JSON.stringify(body) });
    expect([path, response.status]).toEqual([path, 200]);
    return await response.json();
  };
  const inOrthanc = async (study: string) =>
    await ask("/tools/find", { Level: "Instance", Query: { StudyInstanceUID: study } });
  const stored = async (study: string) =>
    await inScope(service.house.database, systemScope, (tx) =>
      tx
        .selectFrom("instance")
        .innerJoin("study", "study.id", "instance.study_id")
        .select("sop_instance_uid")
        .where("study_instance_uid", "=", study)
        .execute(),
    );
  const nothing = { patientName: "", patientId: "", accessionNumber: "", birthDate: "" } as const;
  const quietly = async () => undefined;
  const called = (way: string): PeerClient =>
    way === "DIMSE"
      ? dimseClient(
          service.house,
          "Orthanc",
          { kind: "dimse", aeTitle: "ORTHANC", host: "127.0.0.1", port: dicomPort, tls: false, onlyFromHost: false },
          (error) => {
            throw error;
          },
        )
      : dicomwebClient(service.house, `${http}/dicom-web`, "");

  it.each(["DIMSE", "DICOMweb"])("is sent to, searched and fetched from over %s", async (way) => {
    const client = called(way);
    await client.echo();
    const [sent, fetched] = way === "DIMSE" ? [7801, 7802] : [7803, 7804];
    const all: TransferProgress = { expected: 3, done: 3, failed: 0, problem: null };
    expect(await client.send(ctSeries(3, { study: sent }).map(fileToSend), quietly)).toEqual(all);
    expect(await inOrthanc(testUid(sent))).toHaveLength(3);

    for (const bytes of ctSeries(3, { study: fetched }))
      await fetch(`${http}/instances`, { method: "POST", body: Uint8Array.from(bytes) });
    const { studies } = await client.search({ ...nothing, patientName: "Testmann, Erika" }, 50);
    expect(studies.map((one) => one.studyInstanceUid)).toContain(testUid(fetched));
    const scope = {
      kind: "service",
      organisationId: organisation.id,
      tokenId: "t",
      name: "Orthanc",
      role: "integrator",
    } as const;
    expect(await client.pull(testUid(fetched), scope, quietly)).toMatchObject({ done: 3, failed: 0, problem: null });
    expect(await stored(testUid(fetched))).toHaveLength(3);
  });

  it("echoes, sends, queries and retrieves by itself", async () => {
    await ask("/modalities/overread/echo", {});
    const sent = [];
    for (const bytes of ctSeries(3, { study: 7810 })) {
      const response = await fetch(`${http}/instances`, { method: "POST", body: Uint8Array.from(bytes) });
      const { ParentStudy } = (await response.json()) as { ParentStudy: string };
      sent.push(ParentStudy);
    }
    await ask("/modalities/overread/store", { Resources: [sent[0]], Synchronous: true });
    expect(await stored(testUid(7810))).toHaveLength(3);

    const found = (await ask("/modalities/overread/query", {
      Level: "Study",
      Query: { PatientName: "Testmann*", StudyInstanceUID: testUid(7810) },
    })) as { Path: string };
    const answers = (await (await fetch(`${http}${found.Path}/answers`)).json()) as string[];
    expect(answers).toHaveLength(1);
    await fetch(`${http}/studies/${sent[0]}`, { method: "DELETE" });
    expect(await inOrthanc(testUid(7810))).toHaveLength(0);
    await ask(`${found.Path}/retrieve`, { TargetAet: "ORTHANC", Synchronous: true });
    expect(await inOrthanc(testUid(7810))).toHaveLength(3);
    expect(listener.faults).toEqual([]);
  });
});
