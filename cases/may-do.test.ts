import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Part, parts, stages } from "#contract/case.ts";
import { caseVerbs } from "#contract/case-verbs.ts";
import { type Role, roles } from "#contract/people.ts";
import { routeTable } from "#contract/route-table.ts";
import { closedToTheBlind, isBlind } from "./blind.ts";
import { mayDo } from "./may-do.ts";
import type { Standing } from "./standing.ts";

const person = (standing: { roles?: Role[]; parts?: Part[]; sealed?: boolean }): Standing => ({
  kind: "person",
  roles: [],
  parts: [],
  sealed: false,
  ...standing,
});

describe("mayDo", () => {
  it("tells somebody without a part nothing, whatever the verb and stage", () => {
    for (const verb of caseVerbs) {
      for (const stage of stages) {
        expect(mayDo(person({ roles: ["radiologist", "administrator", "patient"] }), stage, verb)).toBe("not-found");
      }
    }
  });

  it("lets the patient ask, send and, once signed, read the answer", () => {
    const patient = person({ parts: ["patient"] });
    expect(mayDo(patient, "draft", "submit-request")).toBeNull();
    expect(mayDo(patient, "gathering", "add-images")).toBeNull();
    expect(mayDo(patient, "reading", "add-images")).toBe("wrong-stage");
    expect(mayDo(patient, "comparing", "view-opinion")).toBe("wrong-stage");
    expect(mayDo(patient, "signed", "view-opinion")).toBeNull();
    expect(mayDo(patient, "ready", "offer-case")).toBe("not-permitted");
  });

  it("opens images to a reader only with the acceptance", () => {
    const reader = person({ parts: ["reader"] });
    expect(mayDo(reader, "offered", "view-images")).toBe("wrong-stage");
    expect(mayDo(reader, "reading", "view-images")).toBeNull();
  });

  it("opens the comparison to the reader with the seal", () => {
    expect(mayDo(person({ parts: ["reader"] }), "comparing", "compare-readings")).toBe("blind-until-sealed");
    expect(mayDo(person({ parts: ["reader"], sealed: true }), "comparing", "compare-readings")).toBeNull();
  });

  it("gives a link the opinion and nothing else", () => {
    const open = caseVerbs.filter((verb) => mayDo({ kind: "link" }, "signed", verb) === null);
    expect(open).toEqual(["view-opinion"]);
  });

  it("gives the adjudicator neither the first report nor the readers' names", () => {
    const open = caseVerbs.filter((verb) => mayDo(person({ parts: ["adjudicator"] }), "adjudicating", verb) === null);
    expect(open.toSorted()).toEqual(["settle-difference", "view-case", "view-images"]);
  });

  it("opens nothing more to an adjudicator through other roles and parts, until the differences are settled", () => {
    const third = person({ roles: ["coordinator"], parts: ["adjudicator", "patient"] });
    const open = caseVerbs.filter((verb) => mayDo(third, "adjudicating", verb) === null);
    expect(open.toSorted()).toEqual(["settle-difference", "view-case", "view-images"]);
    expect(mayDo(third, "comparing", "view-records")).toBeNull();
  });
});

describe("the blind rule", () => {
  it("closes what carries another reading, whatever other roles and parts a blind reader holds", () => {
    fc.assert(
      fc.property(
        fc.subarray([...roles]),
        fc.subarray([...parts]),
        fc.constantFrom(...stages),
        fc.constantFrom(...closedToTheBlind),
        (someRoles, someParts, stage, verb) => {
          const standing = person({ roles: someRoles, parts: [...new Set<Part>([...someParts, "reader"])] });
          expect(isBlind(standing)).toBe(true);
          expect(mayDo(standing, stage, verb)).toBe("blind-until-sealed");
        },
      ),
    );
  });

  it("says the same as the route table: a route that may carry a reading is refused or filtered", () => {
    for (const [name, route] of Object.entries(routeTable)) {
      if (route.access.kind !== "case") continue;
      expect([name, closedToTheBlind.has(route.access.verb)]).toEqual([name, route.blind === "refused"]);
    }
  });
});
