import { describe, expect, it } from "vitest";
import { charsetOf, decodeText } from "./charset.ts";

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const decode = (hex: string, ...terms: string[]) => decodeText(bytes(hex), charsetOf(terms).charset, true);

/** The examples of PS3.5 annexes H (Japanese), I (Korean), J (Chinese) and K, byte for byte. */
describe("the names printed in PS3.5", () => {
  it("annex H.3.1: ISO 2022 IR 87", () => {
    const name =
      "59616d6164615e5461726f753d1b24423b3345441b28425e1b244242404f3a1b28423d1b24422464245e24401b28425e1b2442243f246d24261b2842";
    expect(decode(name, "", "ISO 2022 IR 87")).toBe("Yamada^Tarou=山田^太郎=やまだ^たろう");
  });
  it("annex H.3.2: half-width katakana of IR 13", () => {
    const name =
      "d4cfc0de5ec0dbb33d1b24423b3345441b284a5e1b244242404f3a1b284a3d1b24422464245e24401b284a5e1b2442243f246d24261b284a";
    expect(decode(name, "ISO 2022 IR 13", "ISO 2022 IR 87")).toBe("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
  });
  it("annex I.2: Korean in G1", () => {
    const name = "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf".replaceAll(
      " ",
      "",
    );
    expect(decode(name, "", "ISO 2022 IR 149")).toBe("Hong^Gildong=洪^吉洞=홍^길동");
  });
  it("annex J.1: UTF-8, and J.3: GB18030", () => {
    expect(decode("57616e675e5869616f446f6e673de78e8b5ee5b08fe4b89c3d", "ISO_IR 192")).toBe("Wang^XiaoDong=王^小东=");
    expect(decode("57616e675e5869616f446f6e673dcdf55ed0a1b6ab3d", "GB18030")).toBe("Wang^XiaoDong=王^小东=");
  });
});

describe("single-byte sets", () => {
  it.each([
    ["ISO_IR 100", "c46e656173", "Äneas"],
    ["ISO_IR 101", "a3b1", "Łą"],
    ["ISO_IR 126", "c4e9effd", "Διού"],
    ["ISO_IR 138", "f9f8e5ef", "שרון"],
    ["ISO_IR 144", "bbeeda", "Люк"],
    ["ISO_IR 148", "dd7a6d6972", "İzmir"],
    ["ISO_IR 203", "a4", "€"],
    ["ISO 8859-1 is no term, and is read as Latin-1", "e9", "é"],
  ])("%s", (term, hex, expected) => expect(decode(hex, term)).toBe(expected));

  it("undeclared: UTF-8 where it is valid, else Latin-1", () => {
    expect(decode("c3a9")).toBe("é");
    expect(decode("e9")).toBe("é");
  });
  it("names an unknown term", () => expect(charsetOf(["ISO_IR 999"]).unknown).toBe("ISO_IR 999"));
  it("a trail byte 5C of GB18030 is no delimiter", () => expect(decode("815c", "GB18030")).not.toContain("\\"));
});
