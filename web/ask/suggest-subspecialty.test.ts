import { describe, expect, it } from "vitest";
import { askMessages } from "../messages/ask-en.ts";
import { bodyParts, suggestSubspecialty } from "./suggest-subspecialty.ts";

const today = "2026-11-15";

describe("suggestSubspecialty", () => {
  it.each(bodyParts)("proposes for the offered part %s what the table says", (part, subspecialty) => {
    expect(suggestSubspecialty({ bodyPart: askMessages.bodyPart[part], today })).toBe(subspecialty);
  });
  it("proposes a children's radiologist until the sixteenth birthday", () => {
    expect(suggestSubspecialty({ bodyPart: "Knee", birthDate: "2010-11-16", today })).toBe("paediatric");
    expect(suggestSubspecialty({ bodyPart: "Knee", birthDate: "2010-11-15", today })).toBe("musculoskeletal");
  });
  it("goes by the kind of scan where that decides", () => {
    expect(suggestSubspecialty({ modality: "MG", bodyPart: "", today })).toBe("breast");
    expect(suggestSubspecialty({ modality: "PT", bodyPart: "Chest", today })).toBe("nuclear");
  });
  it("says nothing where nothing is known, and general for words it does not know", () => {
    expect(suggestSubspecialty({ today })).toBeNull();
    expect(suggestSubspecialty({ bodyPart: "Everything", today })).toBe("general");
  });
});
