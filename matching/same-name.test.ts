import { describe, expect, it } from "vitest";
import { mayBeSameInstitution, mayBeSamePerson } from "./same-name.ts";

describe("mayBeSamePerson", () => {
  it.each([
    ["Dr. Anna Weber", "Anna Weber"],
    ["Weber, Anna", "Dr. med. A. Weber"],
    ["José Núñez", "Jose NUNEZ, MD"],
  ])("takes %s and %s for one", (one, other) => {
    expect(mayBeSamePerson(one, other)).toBe(true);
    expect(mayBeSamePerson(other, one)).toBe(true);
  });

  it.each([
    ["Anna Weber", "Ben Weber"],
    ["Anna Weber", ""],
    ["Dr.", "Dr."],
    ["A. B.", "A. B."],
  ])("keeps %s and %s apart", (one, other) => {
    expect(mayBeSamePerson(one, other)).toBe(false);
  });
});

describe("mayBeSameInstitution", () => {
  it("knows a house by its name, with or without its department", () => {
    expect(mayBeSameInstitution("St. Mary's Hospital", "St Marys Hospital, Radiology")).toBe(true);
    expect(mayBeSameInstitution("The Harbour Hospital NHS Trust", "Harbour Hospital")).toBe(true);
    expect(mayBeSameInstitution("Harbour Hospital", "Hillside Hospital")).toBe(false);
    expect(mayBeSameInstitution("", "")).toBe(false);
  });
});
