import { createCase } from "#commands/cases/create-case.ts";
import type { CaseId } from "#contract/ids.ts";
import { helga } from "../patients.ts";
import { ultrasoundLoop } from "../phantoms/ultrasound.ts";
import { ask, type Stage, sendImages } from "../stage-hands.ts";

const institution = "Practice for Internal Medicine, Bay Street";
/** What else lies on the practice's disc. */
const disc = [
  { name: "AUTORUN.INF", bytes: new TextEncoder().encode("[autorun]\nopen=viewer.exe\n") },
  { name: "README.TXT", bytes: new TextEncoder().encode("Please start VIEWER.EXE to see your images.\n") },
];

/** Being gathered: the images are there, the first report is not. */
export async function tellGallstone(stage: Stage): Promise<CaseId> {
  const { clock, cast } = stage;
  clock.hoursAgo(26);
  const loop = ultrasoundLoop(
    {
      seed: "demo/gallbladder",
      patient: helga,
      institution,
      day: clock.dayBefore(3),
      time: "073000",
      description: "Ultrasound upper abdomen",
    },
    14,
  );
  const caseId = await ask(stage, cast.patient, {
    patient: helga,
    reason: "uncertain-diagnosis",
    question: "Is it a stone or a polyp in my gallbladder, and must it be taken out?",
    symptoms: "Cramps under the right ribs after fat meals.",
    hingesOn: "Whether I have the operation that was offered to me.",
    urgency: "routine",
    modality: "US",
    bodyPart: "Gallbladder",
    subspecialty: "abdominal",
    firstReading: { institution, radiologist: "Dr. Petra Jahn", date: clock.dayBefore(3) },
    referrer: { name: "", email: "" },
  });
  clock.hoursAgo(25);
  await sendImages(stage, cast.patient, caseId, [loop, ...disc]);
  return caseId;
}

/** Begun and left: a request whose question is not yet written. */
export async function tellBegunRequest({ house, clock, cast }: Stage): Promise<CaseId> {
  clock.hoursAgo(2);
  const { familyName, givenName, birthDate } = helga;
  const { id } = await createCase(house, cast.patient, {
    forWhom: "myself",
    patient: { familyName, givenName, birthDate, sex: "female", jurisdiction: "DE", language: "de" },
    reason: "critical-decision",
    modality: "MR",
    bodyPart: "Lumbar spine",
    step: "question",
  });
  return id;
}
