/** Signs that need help now, not a second look at pictures. The patient ticks them; any one ends the aid. Texts: `shouldI:redFlag`. */
export const redFlags = [
  "stroke",
  "chest-pain",
  "thunderclap-headache",
  "injury",
  "cauda-equina",
  "testicle",
  "breathing",
  "bleeding",
  "belly",
  "fever-stiff-neck",
  "cold-limb",
  "pregnancy",
  "sight",
  "child",
  "self-harm",
] as const;
export type RedFlag = (typeof redFlags)[number];

/** The questions in order, each with its possible answers. Texts: `shouldI:question` and `shouldI:answer`. */
export const questions = {
  images: ["yes-with-report", "yes-no-report", "not-yet"],
  why: ["unsure-diagnosis", "big-decision", "do-not-fit", "legal", "peace-of-mind"],
  time: ["now", "weeks", "none"],
  doctor: ["talked", "not-yet"],
  reader: ["specialist", "general", "second-already"],
} as const;

export type Question = keyof typeof questions;
export const questionOrder = ["images", "why", "time", "doctor", "reader"] as const satisfies readonly Question[];
export type Answers = { [Q in Question]?: (typeof questions)[Q][number] };
export type Complete = { [Q in Question]: (typeof questions)[Q][number] };
