import { describe, expect, it } from "vitest";
import { sites } from "./anatomy.ts";
import { conceptLines } from "./concept-lines.ts";
import { isKindOf, isPartOf, kindsOf, wholesOf } from "./concept-relations.ts";
import { atSite } from "./concepts/at-site.ts";
import { readObservation } from "./finding-status.ts";
import { observations } from "./observations.ts";
import { readPlace } from "./place-name.ts";
import { specialise } from "./specialise.ts";

describe("the tables of concepts", () => {
  it("are wide enough to be of use", () => {
    expect(observations.size).toBeGreaterThanOrEqual(700);
    expect(sites.size).toBeGreaterThanOrEqual(550);
  });

  it("name only parents and sites that exist, and never go round in a circle", () => {
    for (const { name, isA, site } of observations.values()) {
      if (isA !== null) expect(observations.has(isA), `${name} is a ${isA}`).toBe(true);
      if (site !== null) expect(sites.has(site), `${name} is at ${site}`).toBe(true);
      expect(observations.get(kindsOf(name).at(-1) ?? "")?.isA, name).toBeNull();
    }
    for (const { name, partOf } of sites.values()) {
      if (partOf !== null) expect(sites.has(partOf), `${name} is part of ${partOf}`).toBe(true);
      expect(sites.get(wholesOf(name).at(-1) ?? "")?.partOf, name).toBeNull();
    }
  });

  it("call an observation at a site only by names that exist", () => {
    for (const { name, synonyms, parent } of conceptLines(atSite)) {
      expect(observations.has(name), name).toBe(true);
      if (synonyms[0] !== undefined) expect(sites.has(synonyms[0]), synonyms[0]).toBe(true);
      expect(observations.has(parent ?? ""), parent ?? "").toBe(true);
    }
  });

  it("name each phrase once", () => {
    const twice = (phrases: readonly string[]) => phrases.filter((one, at) => phrases.indexOf(one) !== at);
    expect(twice([...observations.values()].flatMap((one) => [...new Set([one.name, ...one.synonyms])]))).toEqual([]);
    expect(twice([...sites.values()].flatMap((one) => [...new Set([one.name, ...one.synonyms])]))).toEqual([]);
  });

  it("find each concept by its own name", () => {
    for (const name of observations.keys()) expect(readObservation(name), name).toBe(name);
    for (const name of sites.keys()) expect(readPlace(name).site, name).toBe(name);
  });

  it("know kinds and parts", () => {
    expect(isKindOf("subdural hematoma", "hemorrhage")).toBe(true);
    expect(isKindOf("hemorrhage", "subdural hematoma")).toBe(false);
    expect(isPartOf("lingula", "lung")).toBe(true);
    expect(isPartOf("lung", "lingula")).toBe(false);
  });

  it("name an observation more exactly at its site, and only as the table calls it", () => {
    expect(specialise("nodule", "upper lobe")).toBe("pulmonary nodule");
    expect(specialise("mass", "breast")).toBe("breast mass");
    expect(specialise("cyst", "brain")).toBe("cyst");
    expect(specialise("infarct", "brain")).toBe("infarct");
  });
});
