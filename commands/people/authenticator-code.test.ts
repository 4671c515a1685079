import { describe, expect, it } from "vitest";
import { authenticatorUrl, newAuthenticatorSecret, stepOfCode } from "./authenticator-code.ts";

/** RFC 6238 Appendix B: the secret "12345678901234567890" in Base32; the last six of the eight digits given there. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("stepOfCode", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1234567890, "005924"],
    [20000000000, "353130"],
  ])("knows the code of RFC 6238 at %i s", (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  });

  it("takes the neighbouring steps and no others", () => {
    const step = Math.floor(1234567890 / 30);
    const at = (shift: number) => new Date((1234567890 + shift) * 1000);
    expect(stepOfCode(secret, "005924", at(30))).toBe(step);
    expect(stepOfCode(secret, "005924", at(-30))).toBe(step);
    expect(stepOfCode(secret, "005924", at(60))).toBeNull();
    expect(stepOfCode(secret, "005924", at(-60))).toBeNull();
  });
});

describe("newAuthenticatorSecret", () => {
  it("has 160 bits and never the same twice", () => {
    const secrets = new Set(Array.from({ length: 50 }, newAuthenticatorSecret));
    expect(secrets.size).toBe(50);
    for (const made of secrets) expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(authenticatorUrl(secret, "a@b.example")).toContain(`secret=${secret}`);
  });
});
