import { expect, it } from "vitest";
import { unkeepableText } from "./unkeepable-text.ts";

it("finds NUL and half characters wherever they stand, and nothing else", () => {
  const sent = { a: "fine \u{1f9ec} \u0001", b: [{ c: "x\u0000" }, "\ud83e"], "d\u0000": 1, e: null, f: 2 };
  expect(unkeepableText(sent, "body")).toEqual(["body.b.0.c", "body.b.1", "body"]);
  expect(unkeepableText("fine", "query")).toEqual([]);
});
