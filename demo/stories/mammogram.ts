import type { CaseId } from "#contract/ids.ts";
import { karin } from "../patients.ts";
import { mammogram } from "../phantoms/mammogram.ts";
import { ask, complete, offerTo, type Stage, sendImages, sendText } from "../stage-hands.ts";

const institution = "Breast Screening Centre South";

const firstReport = `EXAMINATION: Digital mammography of both breasts, CC and MLO views

INDICATION: Screening. Mother had breast cancer at 52.

FINDINGS:
Heterogeneously dense breast tissue. Benign calcifications in both breasts.
A few punctate microcalcifications in the left breast, upper outer quadrant, probably benign.
No mass. No architectural distortion.

IMPRESSION:
Benign findings. BI-RADS 2.

RECOMMENDATION:
Routine screening mammography in two years.`;

/** Offered to a reader who has some hours left to answer. */
export async function tellMammogram(stage: Stage): Promise<CaseId> {
  const { clock, cast } = stage;
  clock.hoursAgo(40);
  const day = clock.dayBefore(12);
  const views = mammogram(
    { seed: "demo/breast", patient: karin, institution, day, time: "091000", description: "Mammography, both breasts" },
    { side: "L", forward: 66, down: -26, grains: 14 },
  );
  const caseId = await ask(stage, cast.referrer, {
    patient: karin,
    reason: "uncertain-diagnosis",
    question: "Can the fine calcifications in the left breast be watched for two years, or do they need a biopsy?",
    symptoms: "None. Mother had breast cancer at 52.",
    hingesOn: "Biopsy now or the next screening.",
    urgency: "soon",
    modality: "MG",
    bodyPart: "Both breasts",
    subspecialty: "breast",
    firstReading: { institution, radiologist: "Dr. Claudia Reinhardt", date: day },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  await sendImages(stage, cast.referrer, caseId, views);
  await sendText(stage, cast.referrer, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    text: firstReport,
  });
  clock.hoursAgo(20);
  await complete(stage, caseId);
  clock.hoursAgo(5);
  await offerTo(stage, caseId, cast.neuroReader, null);
  return caseId;
}
