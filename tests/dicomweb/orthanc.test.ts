import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { hasOrthanc, type Orthanc, startOrthanc } from "#tests/kit/orthanc.ts";
import { givenOrganisation, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { ctSeries, multipartOf, testUid } from "#tests/kit/synthetic-images.ts";

/** As Orthanc gives what it found: by tag in its own writing. */
const found = z.array(z.record(z.string(), z.looseObject({ Name: z.string(), Value: z.unknown().optional() })));

describe.skipIf(!hasOrthanc)("an Orthanc beside us, over DICOMweb", () => {
  let service: TestService;
  let integrator: Awaited<ReturnType<typeof givenToken>>;
  let orthanc: Orthanc;
  beforeAll(async () => {
    service = await startService();
    integrator = await givenToken(service, await givenOrganisation(service));
    orthanc = await startOrthanc({ url: service.url, token: integrator.token });
  });
  afterAll(async () => {
    await orthanc?.close();
    await service?.close();
  });

  it("sends a study to us, byte for byte", async () => {
    const study = 81;
    const files = ctSeries(4, { study });
    const uploaded = [];
    for (const file of files) uploaded.push(await orthanc.upload(file));
    const parent = uploaded[0]?.ParentStudy;
    await orthanc.call("/dicom-web/servers/overread/stow", { Resources: [parent], Synchronous: true });
    for (const [n, one] of uploaded.entries()) {
      const path = `/dicomweb/studies/${testUid(study)}/series/${testUid(study, 1)}/instances/${testUid(study, 1, n + 1)}`;
      const response = await integrator.raw(path, { headers: { accept: "application/dicom; transfer-syntax=*" } });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(await orthanc.bytes(`/instances/${one.ID}/file`))).toBe(true);
    }
  });

  it("searches us, and fetches what it finds", async () => {
    const study = 82;
    const files = ctSeries(3, { study });
    const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
    expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBe(200);
    const answer = await orthanc.call("/dicom-web/servers/overread/qido", {
      Uri: "/studies",
      Arguments: { StudyInstanceUID: testUid(study) },
    });
    const [one] = found.parse(answer);
    const values = Object.values(one ?? {}).map(({ Name, Value }) => [Name, Value]);
    expect(values).toContainEqual(["StudyInstanceUID", testUid(study)]);
    await orthanc.call("/dicom-web/servers/overread/retrieve", {
      Resources: [{ Study: testUid(study) }],
      Synchronous: true,
    });
    const ids = z
      .array(z.string())
      .parse(await orthanc.call("/tools/find", { Level: "Instance", Query: { StudyInstanceUID: testUid(study) } }));
    const fetched = await Promise.all(ids.map((id) => orthanc.bytes(`/instances/${id}/file`)));
    const uids = fetched.map((file) => readInstance(file).sopInstanceUid).sort();
    expect(uids).toEqual([1, 2, 3].map((n) => testUid(study, 1, n)));
    for (const file of fetched) {
      const { sopInstanceUid } = readInstance(file);
      const sent = files.find((one) => readInstance(one).sopInstanceUid === sopInstanceUid);
      expect(Buffer.compare(file, sent ?? Buffer.alloc(0))).toBe(0);
    }
  });
});
