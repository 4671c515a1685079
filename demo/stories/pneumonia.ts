import type { CaseId } from "#contract/ids.ts";
import { otto } from "../patients.ts";
import { chestXray } from "../phantoms/chest-xray.ts";
import { ask, complete, offerTo, type Stage, sendImages, sendText } from "../stage-hands.ts";

const institution = "Harbour Hospital";

const firstReport = `EXAMINATION: Chest radiograph PA

INDICATION: Fever and cough for five days.

FINDINGS:
The heart is normal in size. The lungs are clear. No consolidation. No pleural effusion. No pneumothorax.

IMPRESSION:
No acute cardiopulmonary abnormality.`;

/** Complete and urgent; one reader has declined, another must be found. */
export async function tellPneumonia(stage: Stage): Promise<CaseId> {
  const { clock, cast } = stage;
  clock.hoursAgo(9);
  const film = chestXray(
    {
      seed: "demo/pneumonia",
      patient: otto,
      institution,
      day: clock.dayBefore(1),
      time: "184500",
      description: "Chest PA",
    },
    {
      seed: "demo/otto",
      sex: "M",
      blood: 45,
      nodule: null,
      consolidation: { center: [50, 40, -60], radii: [32, 34, 36] },
      brokenRib: null,
    },
  );
  const caseId = await ask(stage, cast.referrer, {
    patient: otto,
    reason: "symptoms-do-not-fit",
    question:
      "He is ill as with pneumonia, and the film is called normal. Is there an infiltrate, perhaps behind the heart?",
    symptoms: "Fever of 39 °C, cough, crackles low on the left. CRP 182 mg/l.",
    hingesOn: "Antibiotics and admission today.",
    urgency: "urgent",
    modality: "DX",
    bodyPart: "Chest",
    subspecialty: "chest",
    firstReading: { institution, radiologist: "Dr. Anna Weber", date: clock.dayBefore(1) },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  await sendImages(stage, cast.referrer, caseId, [film]);
  await sendText(stage, cast.referrer, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    text: firstReport,
  });
  clock.hoursAgo(7);
  await complete(stage, caseId);
  clock.hoursAgo(6);
  await offerTo(stage, caseId, cast.chestReader, "declined", "in the theatre until tonight");
  return caseId;
}
