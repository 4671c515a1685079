import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityDifferences, patientsInOneStudy } from "./identity.ts";

const patient = { familyName: "Müller", givenName: "Jörg", birthDate: "1960-02-29", patientId: "A-17" };
const file = (name: string, more: { id?: string; birthDate?: string | null } = {}) => ({
  name,
  id: "",
  birthDate: null,
  ...more,
});

describe("the same person", () => {
  it.each([
    "Müller^Jörg",
    "MUELLER^JOERG",
    "Muller^Jorg",
    "müller^jörg^karl^^",
    "Jörg Müller",
    "Müller, Jörg",
    "MULLER^J",
    "Müller^Karl Jörg^^Dr.",
    "Müller",
    "",
    "^^^^",
  ])("%s", (name) => expect(identityDifferences(patient, file(name))).toEqual([]));
  it.each([
    ["van der Berg", "Anna-Lena", "VANDERBERG^ANNA LENA"],
    ["O'Neill", "Siobhán", "ONEILL^SIOBHAN"],
    ["Łukasiewicz", "Ąda", "LUKASIEWICZ^ADA"],
    ["García Márquez", "José", "GARCIA MARQUEZ^JOSE MARIA"],
    ["山田", "太郎", "山田^太郎"],
    ["Groß", "Zoë", "GROSS^ZOE"],
  ])("%s, %s written %s", (familyName, givenName, name) => {
    expect(identityDifferences({ ...patient, familyName, givenName }, file(name))).toEqual([]);
  });
  it("with missing birth date or number", () => {
    expect(
      identityDifferences(
        { ...patient, birthDate: null, patientId: null },
        file("Müller^Jörg", { id: "X", birthDate: "1950-01-01" }),
      ),
    ).toEqual([]);
    expect(identityDifferences(patient, file("Müller^Jörg", { id: " a-17 ", birthDate: "1960-02-29" }))).toEqual([]);
  });
});

describe("another person", () => {
  it.each(["Möller^Jörg", "Müller^Anna", "Schmidt^Jörg", "Müllermann^Jörg", "Doe^John"])("%s", (name) => {
    expect(identityDifferences(patient, file(name))).toHaveLength(1);
  });
  it("born on another day, though one digit only", () => {
    expect(identityDifferences(patient, file("Müller^Jörg", { birthDate: "1960-02-28" }))).toEqual([
      "The images give 1960-02-28 as date of birth, the case 1960-02-29.",
    ]);
  });
  it("with another number", () => {
    expect(identityDifferences(patient, file("Müller^Jörg", { id: "A-18" }))).toHaveLength(1);
  });
});

it("everybody is the same as themselves, in capitals and in any order", () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{2,12}$/);
  fc.assert(
    fc.property(word, word, (familyName, givenName) => {
      const of = { ...patient, familyName, givenName };
      expect(identityDifferences(of, file(`${familyName.toUpperCase()}^${givenName.toUpperCase()}`))).toEqual([]);
      expect(identityDifferences(of, file(`${givenName} ${familyName}`))).toEqual([]);
    }),
  );
});

describe("the images of one study", () => {
  const one = file("Müller^Jörg", { id: "A-17" });
  it("name one patient, however it is written", () => {
    const same = [one, file("MUELLER^JOERG", { id: "a-17" }), file("", { id: "", birthDate: null })];
    expect(patientsInOneStudy(same)).toEqual([]);
    expect(patientsInOneStudy([])).toEqual([]);
  });
  it("name another one beside the first, once each", () => {
    const other = file("Otherman^Otto", { id: "X-9" });
    expect(patientsInOneStudy([one, other, other])).toEqual([
      "One examination holds images of two patients: Müller Jörg, number A-17; and Otherman Otto, number X-9.",
    ]);
    expect(patientsInOneStudy([one, file("Müller^Jörg", { id: "B-1" })])).toHaveLength(1);
  });
});
