import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#contract/refusals.ts";
import { commonPasswords } from "./common-passwords.ts";
import { refuseWeakPassword, weaknessOf } from "./weak-password.ts";

const context = {
  name: "Margarethe Lindqvist",
  email: "m.lindqvist@northbay.example",
  organisationName: "North Bay Imaging",
};

describe("weaknessOf", () => {
  it.each([
    "passwordpassword",
    "Password2024!!!",
    "P@ssw0rdP@ssw0rd",
    "correcthorsebatterystaple",
    "aaaaaaaaaaaaaaaa",
    "abababababababab",
    "hello1hello1hello1",
    "qwertyuiopasdfgh",
    "1234567890123456",
    "abcdefghijklmnopqrst",
    "1qaz2wsx3edc4rfv",
    "9876543210987654",
    "margarethelindqvist",
    "Lindqvist-Northbay-1",
    "overread-overread-1",
    "iloveyou-12345678",
    "adminadministrator",
  ])("finds %s weak", (password) => {
    expect(weaknessOf(password, context)).not.toBeNull();
  });

  it.each([
    "seven green kites over the harbour",
    "tZ4kq9Wm2xLr8vB",
    "quartz violin mayfly gorse",
    "Der Apfel fällt nicht weit vom Stamm",
    "zażółć gęślą jaźń",
  ])("lets %s pass", (password) => {
    expect(weaknessOf(password, context)).toBeNull();
  });

  it("refuses every long password of the list, in any case", () => {
    const long = [...commonPasswords()].filter((password) => password.length >= 15);
    expect(long.length).toBeGreaterThan(30);
    for (const password of long) {
      expect(() => refuseWeakPassword(password.toUpperCase(), context), password).toThrow(Refusal);
    }
  });

  it("knows at least ten thousand common ones", () => {
    expect(commonPasswords().size).toBeGreaterThan(10_000);
  });

  it("lets random passwords pass", () => {
    const random = fc.string({
      unit: fc.constantFrom(..."bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ2689-_"),
      minLength: 24,
      maxLength: 40,
    });
    fc.assert(
      fc.property(random, (password) => new Set(password).size < 10 || weaknessOf(password, context) === null),
      { numRuns: 300 },
    );
  });

  it("refuses any unit said over and over", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 6 }), (unit) => weaknessOf(unit.repeat(20), context) !== null),
    );
  });
});
