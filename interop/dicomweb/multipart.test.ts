import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#contract/refusals.ts";
import { boundaryOf, type MultipartLimits, multipartLimits, readMultipart } from "./multipart.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

async function* inChunks(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function partsOf(whole: Uint8Array, size = 7, limits: MultipartLimits = multipartLimits) {
  const parts: { headers: Record<string, string>; body: string }[] = [];
  for await (const part of readMultipart(inChunks(whole, size), "b0undary", limits)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.body) chunks.push(chunk);
    parts.push({ headers: Object.fromEntries(part.headers), body: Buffer.concat(chunks).toString("latin1") });
  }
  return parts;
}

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? error.code : error;
};

describe("a multipart body", () => {
  it("gives its parts with their headers, whatever the chunks", async () => {
    const whole = bytes(
      "a preamble\r\n--b0undary\r\nContent-Type: application/dicom\r\nContent-Location:  a%20b\r\n\r\none\r\n--b0undary  \r\n\r\n\r\n--b0undary--\r\nafter",
    );
    for (let size = 1; size <= whole.length; size++) {
      expect(await partsOf(whole, size)).toEqual([
        { headers: { "content-type": "application/dicom", "content-location": "a%20b" }, body: "one" },
        { headers: {}, body: "" },
      ]);
    }
  });

  it("keeps bytes that look like a boundary and are none", async () => {
    const content = "x\r\n--b0undaryX\r\n--b0undar\r\n-\r\n--b0undary-y\r\r\n";
    const whole = bytes(`--b0undary\r\nA: b\r\n\r\n${content}\r\n--b0undary--`);
    for (let size = 1; size <= whole.length; size++) expect((await partsOf(whole, size))[0]?.body).toBe(content);
  });

  it("gives back any bytes that were sent in any chunks", async () => {
    const content = fc.array(
      fc.oneof(fc.constantFrom("\r\n", "--b0undary", "-", "\r", "x"), fc.string({ unit: "binary", maxLength: 3 })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (parts, size) => {
          const bodies = parts.map((pieces) =>
            Buffer.from(pieces.join(""), "latin1").toString("latin1").replaceAll("\r\n--b0undary", "\r\n--b0und"),
          );
          const whole = bytes(`${bodies.map((body) => `--b0undary\r\nA: b\r\n\r\n${body}\r\n`).join("")}--b0undary--`);
          expect((await partsOf(whole, size)).map((part) => part.body)).toEqual(bodies);
        },
      ),
    );
  });

  it("skips what was not read of a part", async () => {
    const whole = bytes("--b0undary\r\n\r\none\r\n--b0undary\r\nA: b\r\n\r\ntwo\r\n--b0undary--");
    const headers: string[] = [];
    for await (const part of readMultipart(inChunks(whole, 5), "b0undary")) headers.push(part.headers.get("a") ?? "");
    expect(headers).toEqual(["", "b"]);
  });

  it("is refused where it is cut off, endless or has too many parts", async () => {
    const whole = bytes("--b0undary\r\n\r\none\r\n--b0undary\r\n\r\ntwo\r\n--b0undary--");
    for (let end = 0; end < whole.length - 2; end++)
      expect(await refusalOf(partsOf(whole.subarray(0, end))), `${end}`).toBe("not-valid");
    const small = { parts: 1, headerBytes: 20, totalBytes: 1000 };
    expect(await refusalOf(partsOf(whole, 7, small))).toBe("too-large");
    expect(await refusalOf(partsOf(whole, 7, { ...small, parts: 9, totalBytes: 20 }))).toBe("too-large");
    expect(await refusalOf(partsOf(bytes("x".repeat(500)), 7, small))).toBe("not-valid");
    const long = bytes(`--b0undary\r\nA: ${"x".repeat(200)}\r\n\r\n\r\n--b0undary--`);
    expect(await refusalOf(partsOf(long, 7, small))).toBe("not-valid");
    const after = bytes(`--b0undary\r\n\r\n\r\n--b0undary--${"x".repeat(200)}`);
    expect(await refusalOf(partsOf(after, 7, small))).toBe("not-valid");
  });
});

describe("the boundary of a Content-Type", () => {
  it("is read with and without quotes, and must be there", async () => {
    expect(boundaryOf('multipart/related; type="application/dicom"; boundary="a b"')).toBe("a b");
    expect(boundaryOf("multipart/related;boundary=xyz; type=x")).toBe("xyz");
    expect(boundaryOf(`multipart/related; boundary=${"x".repeat(73)}`)).toBe("x".repeat(73));
    expect(() => boundaryOf("multipart/related")).toThrow(Refusal);
  });
});
