import { askAdjudication } from "#commands/adjudication/ask-adjudication.ts";
import { getComparison } from "#commands/comparisons/get-comparison.ts";
import { saveComparison } from "#commands/comparisons/save-comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { findingOf, markOnFilm } from "../marks.ts";
import { erik } from "../patients.ts";
import { ribBreak } from "../phantoms/chest-bones.ts";
import { type ChestXray, chestXray } from "../phantoms/chest-xray.ts";
import { ask, complete, offerTo, type Stage, seal, sendImages, sendText, write } from "../stage-hands.ts";

const institution = "Harbour Hospital";
const rib = { side: -1, rib: 7 } as const;

const firstReport = `EXAMINATION: Chest radiograph PA

INDICATION: Fall from a ladder on the right side, pain on breathing.

FINDINGS:
The lungs are clear. No pneumothorax. No pleural effusion. The heart is normal in size.
No rib fracture.

IMPRESSION:
No acute abnormality. No rib fracture.`;

/** Before the third reader: one reader sees a broken rib, the other does not. */
export async function tellBrokenRib(stage: Stage): Promise<CaseId> {
  const { house, clock, cast } = stage;
  clock.hoursAgo(4 * 24);
  const film = chestXray(
    { seed: "demo/rib", patient: erik, institution, day: clock.dayBefore(5), time: "211000", description: "Chest PA" },
    { seed: "demo/erik", sex: "M", blood: 45, nodule: null, consolidation: null, brokenRib: rib },
  );
  const caseId = await ask(stage, cast.referrer, {
    patient: erik,
    reason: "quality-or-legal-review",
    question: "Is a rib broken? The accident insurer relies on the first report.",
    symptoms: "Fell from a ladder on the right side; pain on breathing and on pressure over the seventh rib.",
    hingesOn: "Whether the insurer accepts the accident, and how long he stays off work.",
    urgency: "routine",
    modality: "DX",
    bodyPart: "Chest",
    subspecialty: "emergency",
    firstReading: { institution, radiologist: "Dr. Anna Weber", date: clock.dayBefore(5) },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  await sendImages(stage, cast.referrer, caseId, [film]);
  await sendText(stage, cast.referrer, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    text: firstReport,
  });
  clock.hoursAgo(3 * 24);
  await complete(stage, caseId);
  await offerTo(stage, caseId, cast.chestReader, "accepted");
  clock.hoursAgo(30);
  await seal(stage, cast.chestReader, caseId, await write(stage, cast.chestReader, caseId, reading(film)));
  clock.hoursAgo(29);
  const { content, revision } = await getComparison(house, cast.chestReader, caseId);
  const pairs = content.pairs.map((pair) => ({ ...pair, confirmed: true }));
  await saveComparison(house, cast.chestReader, caseId, { baseRevision: revision, content: { ...content, pairs } });
  const missed = pairs.filter((pair) => pair.agreement === "missed-by-first");
  await askAdjudication(house, cast.chestReader, caseId, {
    adjudicatorIds: [cast.adjudicator.personId],
    mode: "focused",
    hours: 72,
    pairIds: missed.map((pair) => pair.id),
    reason: "The insurer relies on this point; a third reader should settle it.",
  });
  return caseId;
}

function reading(film: ChestXray): ReadingContent {
  const [x, , z] = ribBreak(rib);
  const [column, row] = film.find(x, z);
  const arrow = markOnFilm(
    film.reference,
    [
      [column, row],
      [column - 60, row + 70],
    ],
    { pixel: null, text: "fracture" },
  );
  return {
    adequacy: { answerable: "with-limits", note: "One view only; oblique rib views would show the fracture better." },
    technique: "Chest radiograph, PA, upright.",
    comparison: "None.",
    marks: [arrow],
    findings: [
      findingOf(
        {
          observation: "rib fracture",
          anatomy: "seventh rib",
          side: "right",
          certainty: "probable",
          severity: "moderate",
          description: "Step in the outline of the seventh rib at the side of the chest, where it hurts.",
          recommendation: "Oblique rib views or ultrasound of the rib.",
        },
        [arrow],
      ),
      findingOf({ observation: "pneumothorax", anatomy: "pleura", side: "bilateral", presence: "absent" }),
      findingOf({ observation: "pleural effusion", anatomy: "pleura", side: "bilateral", presence: "absent" }),
    ],
    impression: "Probable fracture of the right seventh rib with a small step. No pneumothorax.",
    recommendation: "Oblique rib views or ultrasound of the rib.",
  };
}
