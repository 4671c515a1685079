import { describe, expect, it } from "vitest";
import { compareIdentity, readableDate, readableName } from "./compare-identity.ts";

const expected = { givenName: "Jörg", familyName: "Müller", birthDate: "1961-04-12", patientId: "00123" };
const image = { name: "Müller^Jörg", birthDate: "19610412", id: "123" };

describe("compareIdentity", () => {
  it.each([
    image,
    { ...image, name: "MUELLER^JOERG^^DR" },
    { ...image, name: "MULLER^JORG" },
    { ...image, name: "Müller^Jörg^Peter" },
    { ...image, name: "Mueller^Joerg=ミュラー^ヨルグ" },
    { name: "", birthDate: "", id: "" },
  ])("finds no difference in %o", (each) => {
    expect(compareIdentity(each, expected)).toEqual([]);
  });
  it.each([
    [{ ...image, name: "Müller^Anna" }, ["name"]],
    [{ ...image, name: "Meier^Jörg" }, ["name"]],
    [{ ...image, birthDate: "19610413" }, ["birth-date"]],
    [{ ...image, id: "124" }, ["id"]],
    [{ name: "Anonymous", birthDate: "19000101", id: "x" }, ["name", "birth-date", "id"]],
  ] as const)("finds in %o the differences %o", (each, differences) => {
    expect(compareIdentity(each, expected)).toEqual(differences);
  });
  it("does not compare what the request does not say", () => {
    expect(compareIdentity(image, { givenName: "Jörg", familyName: "Müller" })).toEqual([]);
    expect(compareIdentity(image, {})).toEqual([]);
  });
});

describe("what is read", () => {
  it("turns a name and a date of the file into those of a person", () => {
    expect(readableName("Testmann^Erika^Maria^Dr.")).toBe("Erika Maria Testmann");
    expect(readableName("=山田^太郎=")).toBe("太郎 山田");
    expect(readableDate("19610412")).toBe("1961-04-12");
    expect(readableDate("1961")).toBe("1961");
  });
});
