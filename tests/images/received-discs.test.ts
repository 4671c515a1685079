import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { type Cast, givenCast, givenRequest } from "#tests/kit/cases.ts";
import { givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import { testData } from "#tests/kit/test-data.ts";

const data = join(testData, "dicom");
const filesOf = async (folder: string) => {
  const entries = await readdir(join(data, folder), { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return await Promise.all(
    names.map(async (path) => ({ name: path.slice(data.length + 1), bytes: await readFile(path) })),
  );
};

describe.skipIf(!existsSync(data))("files of real devices", () => {
  let service: TestService;
  let cast: Cast;
  beforeAll(async () => {
    service = await startService();
    cast = await givenCast(service);
  });
  afterAll(() => service.close());

  it("that are bad end each with an outcome, the bad ones with a reason", async () => {
    const { caseId } = await givenRequest(cast);
    const files = await filesOf("bad");
    const sent = await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw: multipartOf(files) });
    expect(sent.files.map((one) => one.name)).toEqual(files.map((one) => one.name));
    for (const one of sent.files) expect(one.outcome === "accepted" || (one.reason ?? "") !== "", one.name).toBe(true);
    const outcomeOf = (name: string) => sent.files.find((one) => one.name === `bad/${name}`)?.code;
    expect(outcomeOf("made_zero_bytes.dcm")).toBe("empty-file");
    expect(outcomeOf("made_text_renamed.dcm")).toBe("not-dicom");
    expect(outcomeOf("made_truncated_in_pixels.dcm")).toBe("truncated");
    expect(sent.files.filter((one) => one.outcome === "accepted").length).toBeGreaterThan(5);
    const { studies } = await cast.patient.call(imageRoutes.listImages, { params: { caseId } });
    const accepted = sent.files.flatMap((one) => (one.outcome === "accepted" ? [one.studyInstanceUid] : []));
    expect(new Set(studies.map((one) => one.studyInstanceUid))).toEqual(new Set(accepted));
  });

  it("in every character set bear their names right in a search", async () => {
    const integrator = await givenToken(service, cast.organisation);
    const files = await filesOf("charset");
    const stored = await integrator.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
    expect(stored.status).toBeLessThan(300);
    const response = await integrator.raw("/dicomweb/studies?includefield=PatientName");
    const names = JSON.stringify(await response.json());
    for (const name of ["山田^太郎", "김희중", "Äneas", "Люкceмбypг", "王^小东"]) expect(names).toContain(name);
  });

  it.each(["us", "multiframe", "transfer_syntaxes", "pet", "xray"])(
    "of %s give metadata, frames and a picture each",
    async (folder) => {
      const integrator = await givenToken(service, cast.organisation);
      const files = (await filesOf(folder)).slice(0, 12);
      await integrator.send(dicomwebRoutes.storeInstances, { raw: multipartOf(files) });
      const response = await integrator.raw("/dicomweb/instances?includefield=00083002");
      const found: Record<string, { Value?: string[] }>[] = JSON.parse(await response.text());
      let pictures = 0;
      for (const item of found.slice(0, 40)) {
        const place = {
          study: item["0020000D"]?.Value?.[0] ?? "",
          series: item["0020000E"]?.Value?.[0] ?? "",
          instance: item["00080018"]?.Value?.[0] ?? "",
        };
        const metadata = await integrator.send(dicomwebRoutes.instanceMetadata, { params: place });
        expect(metadata.status).toBe(200);
        const picture = await integrator.send(dicomwebRoutes.instanceThumbnail, { params: place });
        expect([200, 404, 422], `${place.instance} ${picture.status}`).toContain(picture.status);
        if (picture.status === 200) pictures += 1;
        const frame = await integrator.raw(
          `/dicomweb/studies/${place.study}/series/${place.series}/instances/${place.instance}/frames/1`,
          { headers: { accept: 'multipart/related; type="application/octet-stream"; transfer-syntax=*' } },
        );
        expect(frame.status === 200 || picture.status !== 200).toBe(true);
        await frame.arrayBuffer();
      }
      expect(pictures).toBeGreaterThan(0);
    },
  );
});
