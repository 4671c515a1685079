import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameUuid } from "./name-uuid.ts";

const dns = Uint8Array.from(Buffer.from("6ba7b8109dad11d180b400c04fd430c8", "hex"));

describe("a name's UUID", () => {
  it("is that of RFC 9562, appendix A.4", () => {
    expect(nameUuid("www.example.com", dns)).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  it("is built on SHA-1 for names of any length", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        const hash = createHash("sha1").update(dns).update(name, "utf8").digest("hex");
        const id = nameUuid(name, dns).replaceAll("-", "");
        expect(id.slice(0, 12) + id.slice(13, 16) + id.slice(17)).toBe(
          hash.slice(0, 12) + hash.slice(13, 16) + hash.slice(17, 32),
        );
        expect(id[12]).toBe("5");
      }),
    );
  });
});
