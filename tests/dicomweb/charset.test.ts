import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { givenOrganisation, givenToken } from "#tests/kit/people.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { multipartOf } from "#tests/kit/synthetic-images.ts";
import { testData } from "#tests/kit/test-data.ts";
import type { Visitor } from "#tests/kit/visitor.ts";
import { sampleSlice } from "../images/sample-study.ts";

type Item = Record<string, { vr: string; Value?: unknown[] }>;
let service: TestService;
let integrator: Visitor;
beforeAll(async () => {
  service = await startService();
  integrator = await givenToken(service, await givenOrganisation(service));
});
afterAll(() => service.close());

const asked = async (path: string): Promise<Item[]> =>
  JSON.parse(await (await integrator.raw(`/dicomweb${path}`)).text());
const send = async (files: readonly Uint8Array[]) => {
  const raw = multipartOf(files.map((bytes, n) => ({ name: `${n}`, bytes })));
  expect((await integrator.send(dicomwebRoutes.storeInstances, { raw })).status).toBeLessThan(300);
};
const nameIn = (item: Item | undefined) => item?.["00100010"]?.Value?.[0];

describe("names in every script", () => {
  it("are the same in searches and metadata, and found by their own letters", async () => {
    // ISO_IR 144 and ISO_IR 126, whose letters are other ones in Latin-1.
    const bytesOf = (numbers: readonly number[]) => Uint8Array.from(numbers);
    const written = [
      { set: "ISO_IR 144", value: bytesOf([0xbb, 0xee, 0xda, 0x63]), name: "Люкc", pattern: "Лю*" },
      { set: "ISO_IR 126", value: bytesOf([0xc4, 0xe9, 0xef, 0xed]), name: "Διον", pattern: "διο*" },
    ];
    const files = written.map(({ set, value }, n) =>
      sampleSlice({
        study: `1.2.70.${n}`,
        sop: `1.2.70.${n}.1.1`,
        patientId: `C${n}`,
        more: [
          { tag: "00080005", vr: "CS", value: set },
          { tag: "00100010", vr: "PN", value },
        ],
      }),
    );
    await send(files);
    for (const [n, { name, pattern }] of written.entries()) {
      const [found] = await asked(`/studies?PatientName=${encodeURIComponent(pattern)}`);
      expect(nameIn(found)).toEqual({ Alphabetic: name });
      expect(nameIn((await asked(`/studies/1.2.70.${n}/metadata`))[0])).toEqual({ Alphabetic: name });
      expect(found?.["00080005"]?.Value).toEqual(["ISO_IR 192"]);
    }
  });

  const folder = join(testData, "dicom/charset");
  it.skipIf(!existsSync(folder))("of the public collection are right", async () => {
    await send(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    const names = (await asked("/studies")).map(nameIn);
    for (const name of [
      { Alphabetic: "Äneas^Rüdiger" },
      { Alphabetic: "Buc^Jérôme" },
      { Alphabetic: "Люкceмбypг" },
      { Alphabetic: "Διονυσιος" },
      { Alphabetic: "שרון^דבורה" },
      { Alphabetic: "قباني^لنزار" },
      { Alphabetic: "Wang^XiaoDong", Ideographic: "王^小东" },
      { Alphabetic: "Wang^XiaoDong", Ideographic: "王^小東" },
      { Alphabetic: "Yamada^Tarou", Ideographic: "山田^太郎", Phonetic: "やまだ^たろう" },
      { Alphabetic: "Hong^Gildong", Ideographic: "洪^吉洞", Phonetic: "홍^길동" },
    ])
      expect(names).toContainEqual(name);
    const ideographic = await asked(`/studies?PatientName=${encodeURIComponent("王*")}`);
    expect(ideographic).toHaveLength(2);
  });
});
