import { describe, expect, it } from "vitest";
import { DiscRefused, walkDisc } from "./disc-image.ts";
import { sampleDisc } from "./sample-disc.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
async function files(image: Uint8Array): Promise<Record<string, string>> {
  const read = async (offset: number, length: number) => image.subarray(offset, offset + length);
  const found: Record<string, string> = {};
  for await (const { path, pieces } of walkDisc(read, image.length)) {
    found[path] = pieces
      .map(({ offset, length }) => new TextDecoder().decode(image.subarray(offset, offset + length)))
      .join("");
  }
  return found;
}
const refusal = async (image: Uint8Array) => {
  const error: unknown = await files(image).catch((refused: unknown) => refused);
  return error instanceof DiscRefused ? error.code : `not refused: ${JSON.stringify(error)}`;
};

describe("a disc image", () => {
  const content = {
    DICOMDIR: bytes("table"),
    DICOM: { IM1: bytes("one"), PAT: { IM2: bytes("two") } },
    empty: bytes(""),
  };

  it("gives its files without the version in their names", async () => {
    expect(await files(sampleDisc(content))).toEqual({
      DICOMDIR: "table",
      EMPTY: "",
      "DICOM/IM1": "one",
      "DICOM/PAT/IM2": "two",
    });
  });

  it("gives the long names of Joliet where it has them", async () => {
    const disc = sampleDisc({ "Übersicht Kopf 1.dcm": bytes("x"), 影像: { 图一: bytes("y") } }, { joliet: true });
    expect(await files(disc)).toEqual({ "Übersicht Kopf 1.dcm": "x", "影像/图一": "y" });
  });

  it("that is cut off, runs in a circle, or is none at all is refused", async () => {
    const disc = sampleDisc(content);
    expect(await refusal(disc.subarray(0, disc.length - 2048))).toBe("damaged");
    expect(await refusal(disc.subarray(0, 30_000))).toBe("no-file-system");
    expect(await refusal(sampleDisc({ a: bytes("a") }, { loop: "round" }))).toBe("damaged");
  });

  it("holds whatever a name has in it", async () => {
    expect(Object.keys(await files(sampleDisc({ "../x": bytes("a"), "..": bytes("b") }, { joliet: true })))).toEqual([
      ".._x",
      "_",
    ]);
  });
});
