import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testData } from "#tests/kit/test-data.ts";
import { decodeFrame } from "./decode-frame.ts";
import { frameBytes } from "./frames.ts";
import { type DicomInstance, readInstance } from "./read-instance.ts";
import { DicomRefused } from "./refused.ts";
import { renderFrame } from "./render-frame.ts";

const data = join(testData, "dicom");
const present = existsSync(data);

function outcome(path: string): string {
  try {
    readInstance(readFileSync(join(data, path)));
    return "taken";
  } catch (error) {
    if (error instanceof DicomRefused) return error.code;
    throw error;
  }
}

async function decoded(path: string, frame = 1) {
  const file = readFileSync(join(data, path));
  const instance = readInstance(file);
  if (instance.frameLocations === null) throw new Error(`${path} has no frames`);
  return {
    instance,
    image: await decodeFrame(
      frameBytes(file, instance.frameLocations, frame),
      instance.metadata,
      instance.transferSyntaxUid,
    ),
  };
}

describe.skipIf(!present)("files of real devices", () => {
  it.each([
    ["1403-OB.dcm", "taken"],
    ["3gb-bulk-data-truncated", "truncated"],
    ["CTImageStorage_bad_meta.dcm", "taken"],
    ["ExplVR_BigEndNoMeta.dcm", "taken"],
    ["GH220.dcm", "no-identity"],
    ["JPEGLossless_1s_1f_i_16_16_bad.dcm", "taken"],
    ["MR_truncated.dcm", "truncated"],
    ["UN_sequence.dcm", "no-identity"],
    ["badVR.dcm", "taken"],
    ["bad_sequence.dcm", "bad-identity"],
    ["empty_charset_LEI.dcm", "no-identity"],
    ["invalid-vr-length-test.dcm", "taken"],
    ["made_random_after_dicm.dcm", "not-dicom"],
    ["made_text_renamed.dcm", "not-dicom"],
    ["made_truncated_in_pixels.dcm", "truncated"],
    ["made_zero_bytes.dcm", "empty-file"],
    ["nested_priv_SQ.dcm", "no-identity"],
    ["no_meta.dcm", "not-dicom"],
    ["no_meta_group_length.dcm", "no-identity"],
    ["rows_columns_65535_no_pixels.dcm", "truncated"],
    ["xss_in_patient_name.dcm", "taken"],
  ])("bad/%s is %s", (name, expected) => expect(outcome(`bad/${name}`)).toBe(expected));

  it("names in every character set", () => {
    const names = (file: string) =>
      readInstance(readFileSync(join(data, "charset", file))).metadata["00100010"]?.Value?.[0];
    expect(names("chrArab.dcm")).toEqual({ Alphabetic: "قباني^لنزار" });
    expect(names("chrFren.dcm")).toEqual({ Alphabetic: "Buc^Jérôme" });
    expect(names("chrGerm.dcm")).toEqual({ Alphabetic: "Äneas^Rüdiger" });
    expect(names("chrGreek.dcm")).toEqual({ Alphabetic: "Διονυσιος" });
    expect(names("chrHbrw.dcm")).toEqual({ Alphabetic: "שרון^דבורה" });
    expect(names("chrRuss.dcm")).toEqual({ Alphabetic: "Люкceмбypг" });
    expect(names("chrH31.dcm")).toEqual({
      Alphabetic: "Yamada^Tarou",
      Ideographic: "山田^太郎",
      Phonetic: "やまだ^たろう",
    });
    expect(names("chrH32.dcm")).toEqual({ Alphabetic: "ﾔﾏﾀﾞ^ﾀﾛｳ", Ideographic: "山田^太郎", Phonetic: "やまだ^たろう" });
    expect(names("chrI2.dcm")).toEqual({ Alphabetic: "Hong^Gildong", Ideographic: "洪^吉洞", Phonetic: "홍^길동" });
    expect(names("chrKoreanMulti.dcm")).toEqual({ Alphabetic: "김희중" });
    expect(names("chrJapMulti.dcm")).toEqual({ Alphabetic: "やまだ^たろう" });
    expect(names("chrX1.dcm")).toEqual({ Alphabetic: "Wang^XiaoDong", Ideographic: "王^小東" });
    expect(names("chrX2.dcm")).toEqual({ Alphabetic: "Wang^XiaoDong", Ideographic: "王^小东" });
  });

  it("the same CT in every lossless transfer syntax has the same values", async () => {
    const folder = "transfer_syntaxes/ct_chest_one_image";
    const { image } = await decoded(`${folder}/LittleEndianExplicit_1.2.840.10008.1.2.1.dcm`);
    const lossless = readdirSync(join(data, folder)).filter(
      (name) => !/JPEG2000_|Lossy|Process(1_|2_|6_|10_)/.test(name),
    );
    expect(lossless.length).toBeGreaterThan(8);
    for (const name of lossless) {
      const other = await decoded(`${folder}/${name}`);
      expect(
        other.image.data.every((value, i) => value === image.data[i]),
        name,
      ).toBe(true);
    }
  });

  it("every file is taken or refused, and every image taken can be decoded", { timeout: 120_000 }, async () => {
    const folders = [
      "bad",
      "transfer_syntaxes",
      "us",
      "xray",
      "multiframe",
      "encapsulation_fragments",
      "seg",
      "lut_overlay",
      "pet",
    ];
    let images = 0;
    for (const folder of folders) {
      for (const entry of readdirSync(join(data, folder), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = readFileSync(join(entry.parentPath, entry.name));
        let instance: DicomInstance;
        try {
          instance = readInstance(file);
        } catch (error) {
          expect(error).toBeInstanceOf(DicomRefused);
          continue;
        }
        // This one's codestream is broken on purpose.
        if (instance.frameLocations === null || entry.name.startsWith("JPEG2000-embedded")) continue;
        const frame = await decodeFrame(
          frameBytes(file, instance.frameLocations, 1),
          instance.metadata,
          instance.transferSyntaxUid,
        );
        expect(renderFrame(frame, instance.metadata, { width: 64, height: 64 }).rgba.length).toBeGreaterThan(0);
        images += 1;
      }
    }
    expect(images).toBeGreaterThan(80);
  });

  it("a header is read in well under 5 ms", () => {
    const file = readFileSync(
      join(data, "transfer_syntaxes/ct_chest_one_image/LittleEndianExplicit_1.2.840.10008.1.2.1.dcm"),
    );
    const times = Array.from({ length: 25 }, () => {
      const started = performance.now();
      readInstance(file);
      return performance.now() - started;
    }).sort((a, b) => a - b);
    expect(times[12]).toBeLessThan(5);
  });
});
