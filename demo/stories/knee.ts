import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { arrowInPatient, findingOf, lengthInPatient } from "../marks.ts";
import { leila } from "../patients.ts";
import { type KneeMr, kneeMr } from "../phantoms/knee-mr.ts";
import { ask, complete, offerTo, type Stage, sendImages, sendText, write } from "../stage-hands.ts";

const institution = "Sports Clinic Parkside";

const firstReport = `EXAMINATION: MRI of the left knee

INDICATION: Twisting injury three weeks ago, pain on the inner side.

FINDINGS:
Joint effusion. The menisci are intact. The anterior and posterior cruciate ligaments are intact. No fracture.

IMPRESSION:
Joint effusion. No meniscal tear.

RECOMMENDATION:
Physiotherapy.`;

/** Being read: a draft with marks, its impression not yet written. */
export async function tellKnee(stage: Stage): Promise<CaseId> {
  const { clock, cast } = stage;
  clock.hoursAgo(3 * 24);
  const images = kneeMr(
    {
      seed: "demo/knee",
      patient: leila,
      institution,
      day: clock.dayBefore(6),
      time: "083000",
      description: "MR left knee",
    },
    { seed: "demo/knee", medialTear: true, effusion: true },
  );
  const caseId = await ask(stage, cast.referrer, {
    patient: leila,
    reason: "symptoms-do-not-fit",
    question: "The knee still locks and hurts on the inner side. Is there a tear of the meniscus?",
    symptoms: "Twisted at handball three weeks ago; swelling, locking, pain over the inner joint line.",
    hingesOn: "Arthroscopy or physiotherapy.",
    urgency: "routine",
    modality: "MR",
    bodyPart: "Left knee",
    subspecialty: "musculoskeletal",
    firstReading: { institution, radiologist: "Dr. Uwe Franke", date: clock.dayBefore(6) },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  await sendImages(stage, cast.referrer, caseId, [
    ...images.sagittal.images,
    ...images.sagittalT1.images,
    ...images.coronal.images,
  ]);
  await sendText(stage, cast.referrer, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    text: firstReport,
  });
  clock.hoursAgo(2 * 24);
  await complete(stage, caseId);
  await offerTo(stage, caseId, cast.chestReader, "accepted");
  clock.hoursAgo(3);
  await write(stage, cast.chestReader, caseId, draft(images));
  return caseId;
}

function draft({ sagittal }: KneeMr): ReadingContent {
  const tear = arrowInPatient(sagittal, [-23, 20.4, 1.4], [34, 30], "tear");
  const pouch = lengthInPatient(sagittal, [-1.8, -33, 52], [-1.8, -21, 52], "effusion");
  return {
    adequacy: { answerable: "yes", note: "" },
    technique: "MRI of the left knee at 3 T: proton density with fat suppression in two planes, T1 sagittal.",
    comparison: "None.",
    marks: [tear, pouch],
    findings: [
      findingOf(
        {
          observation: "meniscal tear",
          anatomy: "medial meniscus",
          side: "left",
          severity: "major",
          description: "Oblique line through the posterior horn that reaches the lower surface, on two slices.",
          recommendation: "Orthopaedic consultation.",
        },
        [tear],
      ),
      findingOf(
        {
          observation: "joint effusion",
          anatomy: "joint",
          side: "left",
          severity: "minor",
          description: "In the suprapatellar recess.",
        },
        [pouch],
      ),
      findingOf({
        observation: "cruciate ligament tear",
        anatomy: "anterior cruciate ligament",
        side: "left",
        presence: "absent",
      }),
    ],
    impression: "",
    recommendation: "",
  };
}
