import { expect, it } from "vitest";
import { sniffRecord } from "./sniff-record.ts";

it.each([
  ["%PDF-1.7", "application/pdf"],
  ["junk before %PDF-1.4", "application/pdf"],
  ["FINDINGS: none. Größe 8 mm.", "text/plain"],
  ["\u0000\u0001binary", null],
  ["", null],
])("takes %j for %s", (text, mediaType) => {
  expect(sniffRecord(Buffer.from(text, "utf8"))).toBe(mediaType);
});

it("knows pictures by their first bytes, whatever they are called", () => {
  expect(sniffRecord(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
  expect(sniffRecord(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe("image/png");
  expect(sniffRecord(Buffer.from("MZ\u0090\u0000", "latin1"))).toBeNull();
});

it("does not take a character that is cut off at the end for damage", () => {
  expect(sniffRecord(Buffer.from("Größe", "utf8").subarray(0, 3))).toBe("text/plain");
});
