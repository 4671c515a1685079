import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shouldIMessages } from "../messages/should-i-en.ts";
import { type Complete, questions, redFlags } from "./questions.ts";
import { advise, carryOver, rules } from "./rules.ts";

const answers = fc.record<Complete>({
  images: fc.constantFrom(...questions.images),
  why: fc.constantFrom(...questions.why),
  time: fc.constantFrom(...questions.time),
  doctor: fc.constantFrom(...questions.doctor),
  reader: fc.constantFrom(...questions.reader),
});
const usual: Complete = {
  images: "yes-with-report",
  why: "peace-of-mind",
  time: "none",
  doctor: "talked",
  reader: "specialist",
};

describe("advise", () => {
  it.each(redFlags)("sends somebody with the sign %s to emergency care, whatever else they say", (flag) => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(advise([flag], given).verdict).toBe("emergency");
      }),
    );
  });

  it("never says that it can wait, or helps first, where treatment must start now", () => {
    fc.assert(
      fc.property(answers, (given) => {
        fc.pre(given.time === "now" && given.images !== "not-yet" && given.why !== "legal");
        expect(advise([], given).verdict).toBe("do-not-delay");
      }),
    );
  });

  it("gives at least one reason for every set of answers", () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(advise([], given).because.length).toBeGreaterThan(0);
      }),
    );
  });

  it("says that there is nothing to read yet, and only that, where no images were made", () => {
    expect(advise([], { ...usual, images: "not-yet", why: "big-decision", time: "now" })).toEqual({
      verdict: "not-yet",
      because: ["no-images"],
    });
  });

  it.each([
    [{ why: "big-decision", time: "weeks" }, "helps-much"],
    [{ why: "unsure-diagnosis" }, "helps-much"],
    [{ why: "do-not-fit" }, "helps-much"],
    [{ why: "legal", time: "now" }, "helps"],
    [{ reader: "general" }, "helps"],
    [{ reader: "second-already" }, "can-wait"],
    [{}, "can-wait"],
  ] as const)("judges %o as %s", (some, verdict) => {
    expect(advise([], { ...usual, ...some }).verdict).toBe(verdict);
  });

  it("leaves no rule that can never decide or add a reason", () => {
    const reached = new Set<string>();
    for (const images of questions.images)
      for (const why of questions.why)
        for (const time of questions.time)
          for (const doctor of questions.doctor)
            for (const reader of questions.reader)
              for (const each of advise([], { images, why, time, doctor, reader }).because) reached.add(each);
    expect([...reached].sort()).toEqual([...new Set(rules.map((rule) => rule.because))].sort());
  });
});

describe("the texts", () => {
  it("exist for every sign, answer, verdict and reason", () => {
    for (const flag of redFlags) expect(shouldIMessages.redFlag[flag]).toBeTruthy();
    for (const rule of rules) {
      expect(shouldIMessages.because[rule.because]).toBeTruthy();
      expect(shouldIMessages.verdict[rule.verdict].title).toBeTruthy();
    }
    for (const each of Object.values(questions).flat())
      expect(JSON.stringify(shouldIMessages.answer)).toContain(`"${each}"`);
  });
});

describe("carryOver", () => {
  it("takes the reason and the urgency into the request", () => {
    expect(carryOver({ ...usual, why: "do-not-fit", time: "weeks" })).toEqual({
      reason: "symptoms-do-not-fit",
      urgency: "soon",
    });
  });
});
