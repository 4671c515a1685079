import { describe, expect, it } from "vitest";
import { checklist, type Gathered, openItems } from "./checklist.ts";
import { requestForTests } from "./request-for-tests.ts";

const whole: Gathered = {
  request: requestForTests,
  studies: [{ identity: "matches", modalities: ["CT"], instances: 300 }],
  sliceWarnings: [],
  refusedFiles: 0,
  firstReport: "readable",
};
const stateOf = (gathered: Partial<Gathered>, item: string) =>
  checklist({ ...whole, ...gathered }).find((one) => one.item === item)?.state;

describe("checklist", () => {
  it("has nothing open when everything is there", () => {
    expect(openItems(checklist(whole))).toEqual([]);
  });

  it("names what is missing", () => {
    expect(stateOf({ studies: [] }, "images")).toBe("missing");
    expect(stateOf({ firstReport: "none" }, "first-report")).toBe("missing");
    expect(stateOf({ request: null }, "consent")).toBe("missing");
  });

  it("asks where something is doubtful", () => {
    expect(stateOf({ studies: [{ identity: "asked", modalities: ["CT"], instances: 1 }] }, "identity")).toBe(
      "question",
    );
    expect(stateOf({ studies: [{ identity: "matches", modalities: ["US"], instances: 1 }] }, "images")).toBe(
      "question",
    );
    expect(stateOf({ sliceWarnings: ["Series 2 has a gap."] }, "slices")).toBe("question");
    expect(stateOf({ firstReport: "not-readable" }, "first-report")).toBe("question");
  });

  it("takes computed and digital radiography for the same kind of image", () => {
    const request = { ...requestForTests, modality: "CR" as const };
    expect(stateOf({ request, studies: [{ identity: "matches", modalities: ["DX"], instances: 2 }] }, "images")).toBe(
      "done",
    );
  });
});
