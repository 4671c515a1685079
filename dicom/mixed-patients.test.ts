import { describe, expect, it } from "vitest";
import { type IdentifiedStudy, mixUpKey, mixUps } from "./mixed-patients.ts";

const ada: IdentifiedStudy = {
  name: "Quill^Ada",
  birthDate: "1960-02-29",
  id: "A-17",
  issuer: "",
  institution: "Spital Nord",
  accessionNumber: "X1",
};
const otto = { ...ada, name: "Otherman^Otto", birthDate: "1950-01-01", accessionNumber: "X2" };

describe("two studies", () => {
  it.each<[string, IdentifiedStudy, IdentifiedStudy, string[]]>([
    ["of one patient", ada, { ...ada, name: "QUILL^ADA^M." }, []],
    ["of two under one number", ada, otto, ["one-number-two-patients"]],
    ["of two under one number of two hospitals", ada, { ...otto, institution: "Klinik Süd" }, []],
    ["of two under one number of two issuers", { ...ada, issuer: "N" }, { ...otto, issuer: "S" }, []],
    ["of two under one number, nobody knows whose", ada, { ...otto, institution: "" }, ["one-number-two-patients"]],
    ["of one under two numbers", ada, { ...ada, id: "B-2", accessionNumber: "X2" }, ["one-patient-two-numbers"]],
    ["of one who was at two hospitals", ada, { ...ada, id: "B-2", institution: "Klinik Süd" }, []],
    ["of one whose birth date is not known", ada, { ...ada, id: "B-2", birthDate: null, accessionNumber: "" }, []],
    ["of two under one order", ada, { ...otto, id: "B-2", accessionNumber: "X1" }, ["one-accession-two-patients"]],
    ["without numbers", { ...ada, id: "", accessionNumber: "" }, { ...otto, id: "", accessionNumber: "" }, []],
  ])("%s", (_, a, b, expected) => {
    expect(mixUps(a, b)).toEqual(expected);
    expect(mixUps(b, a)).toEqual(expected);
    expect(mixUpKey("one-number-two-patients", a, b)).toBe(mixUpKey("one-number-two-patients", b, a));
  });
});
