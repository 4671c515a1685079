import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseSummary, caseSummary, stages, urgency } from "#contract/case.ts";
import { ageOfCase, filterBoard, groupBoard, needsAttention, noFilter } from "./order-board.ts";

const now = new Date("2026-11-24T12:00:00Z");
let serial = 0;
const given = (fields: Partial<Record<keyof CaseSummary, unknown>> = {}): CaseSummary => {
  serial += 1;
  return caseSummary.parse({
    id: `00000000-0000-4000-8000-${String(serial).padStart(12, "0")}`,
    number: `C-${serial}`,
    stage: "ready",
    stageSince: "2026-11-24T11:00:00Z",
    createdAt: "2026-11-20T11:00:00Z",
    myParts: [],
    patientName: "Muster, Zoë",
    patientBirthDate: null,
    reason: null,
    urgency: "routine",
    modality: "CT",
    bodyPart: "chest",
    readerName: null,
    unopenedDelivery: false,
    openQuestions: 0,
    saidSentAt: null,
    attention: [],
    ...fields,
  });
};

describe("the age of a case at its stage", () => {
  it("is shorter for what is urgent", () => {
    const stageSince = "2026-11-24T04:00:00Z";
    expect(ageOfCase(given({ stageSince }), now)).toBe("fresh");
    expect(ageOfCase(given({ stageSince, urgency: "soon" }), now)).toBe("soon");
    expect(ageOfCase(given({ stageSince, urgency: "urgent" }), now)).toBe("late");
  });
  it("does not press drafts and what is over", () => {
    const stageSince = "2020-01-01T00:00:00Z";
    for (const stage of ["draft", "closed", "withdrawn"])
      expect(ageOfCase(given({ stage, stageSince }), now)).toBe("fresh");
  });
});

describe("filtering the board", () => {
  it("finds every word, without regard to accents and case", () => {
    const found = given({ patientName: "Müller, Zoë", bodyPart: "knee" });
    const cases = [found, given()];
    expect(filterBoard(cases, { ...noFilter, search: "zoe MULLER knee" }, now)).toEqual([found]);
    expect(filterBoard(cases, { ...noFilter, search: "zoe knie" }, now)).toEqual([]);
  });
  it("leaves out what is over unless it is asked for", () => {
    const closed = given({ stage: "closed" });
    expect(filterBoard([closed], noFilter, now)).toEqual([]);
    expect(filterBoard([closed], { ...noFilter, over: true }, now)).toEqual([closed]);
  });
  it("shows only what asks for a person", () => {
    const unopened = given({ stage: "delivered", unopenedDelivery: true });
    const asked = given({ openQuestions: 1 });
    expect(filterBoard([given(), unopened, asked], { ...noFilter, attention: true }, now)).toEqual([unopened, asked]);
    expect(needsAttention(given(), now)).toBe(false);
  });
});

describe("grouping the board", () => {
  it("puts urgent cases first, then the oldest", () => {
    const young = given();
    const old = given({ stageSince: "2026-11-23T11:00:00Z" });
    const urgent = given({ urgency: "urgent" });
    expect(groupBoard([young, old, urgent])).toEqual([{ stage: "ready", cases: [urgent, old, young] }]);
  });
  it("loses no case and doubles none", () => {
    const some = fc.record({ stage: fc.constantFrom(...stages), urgency: fc.constantFrom(...urgency.options) });
    fc.assert(
      fc.property(fc.array(some), (list) => {
        const cases = list.map(given);
        const grouped = groupBoard(cases).flatMap((group) => group.cases.map((each) => each.id));
        expect([...grouped].sort()).toEqual(cases.map((each) => each.id).sort());
      }),
    );
  });
});
