import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonValue, jsonValue } from "#contract/custody.ts";
import { canonicalJson, NotCanonical } from "./canonical-json.ts";

const anyJson = fc.jsonValue({ noUnicodeString: false }).map((value) => jsonValue.parse(value));

/** The same object with its keys in another order, at every depth. */
function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value).map(([key, member]): [string, JsonValue] => [key, shuffled(member)]);
  return Object.fromEntries(pairs.reverse());
}

describe("canonical JSON (RFC 8785)", () => {
  it("writes the example of section 3.2.3 in its order of keys", () => {
    const input = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const values = Object.values(JSON.parse(canonicalJson(input)));
    const written = [...canonicalJson(input).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(values).toHaveLength(7);
    expect(written).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it("writes the example of section 3.2.2", () => {
    const input = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f",
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("writes the numbers of appendix B", () => {
    expect(
      canonicalJson([0, -0, 5e-324, 1.7976931348623157e308, 9007199254740992, 1e21, 1e-7, 333333333.3333332]),
    ).toBe("[0,0,5e-324,1.7976931348623157e+308,9007199254740992,1e+21,1e-7,333333333.3333332]");
  });

  it("reads back as the same value, whatever the value", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(jsonValue.parse(JSON.parse(text)))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("does not depend on the order in which keys were set", () => {
    fc.assert(fc.property(anyJson, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)));
  });

  it("refuses what has no JSON form", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { "\udc00": 1 }, [["\ud83d"]]])
      expect(() => canonicalJson(bad)).toThrow(NotCanonical);
  });
});
