import { describe, expect, it } from "vitest";
import { personName } from "./person-name.ts";

describe("a DICOM person name", () => {
  it("is written as people write it", () => {
    expect(personName("Testmann^Erika")).toBe("Testmann, Erika");
    expect(personName("Adams^John Robert Quincy^^Rev.^B.A. M.Div.")).toBe("Adams, John Robert Quincy Rev. B.A. M.Div.");
    expect(personName("Yamada^Tarou=山田^太郎")).toBe("Yamada, Tarou");
  });
  it("stands as it is where it has no parts, and is empty where there is none", () => {
    expect(personName("ANON 17")).toBe("ANON 17");
    expect(personName("^^")).toBe("");
  });
});
