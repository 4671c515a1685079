import { expect, it } from "vitest";
import { rankReaders } from "./rank-readers.ts";

it("puts eligible readers first, then the least busy, then the better fitting", () => {
  const reader = (name: string, eligible: boolean, openCases: number, reasonsFor: string[] = []) => ({
    name,
    eligible,
    openCases,
    reasonsFor,
  });
  const ranked = rankReaders([
    reader("busy", true, 5),
    reader("not eligible", false, 0),
    reader("free", true, 0),
    reader("free and fitting", true, 0, ["speaks the patient's language"]),
  ]);
  expect(ranked.map(({ name }) => name)).toEqual(["free and fitting", "free", "busy", "not eligible"]);
});
