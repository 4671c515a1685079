import { getComparison } from "#commands/comparisons/get-comparison.ts";
import { saveComparison } from "#commands/comparisons/save-comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { arrowInPatient, findingOf, lengthInPatient } from "../marks.ts";
import { thomas } from "../patients.ts";
import { type BrainMr, brainMr } from "../phantoms/brain-mr.ts";
import type { Point } from "../phantoms/shapes.ts";
import { ask, complete, offerTo, type Stage, seal, sendImages, sendText, write } from "../stage-hands.ts";

const center: Point = [46, -46, 20.5];
const institution = "Clinic at North Canal";

const firstReport = `EXAMINATION: MRI of the head with gadolinium

INDICATION: First seizure, headache for three months.

TECHNIQUE: T2, FLAIR and T1 after contrast, axial.

FINDINGS:
Meningioma over the right frontal convexity measuring 18 mm, enhancing evenly. Mild surrounding vasogenic edema.
A few white matter hyperintensities, nonspecific.
The ventricles are normal in size. No midline shift. No acute infarct. No intracranial hemorrhage.

IMPRESSION:
Right frontal meningioma of 18 mm.

RECOMMENDATION:
Follow-up MRI in 12 months.`;

/** Sealed and revealed: the first report names the wrong side and another size. Half of the points are looked at. */
export async function tellMeningioma(stage: Stage): Promise<CaseId> {
  const { house, clock, cast } = stage;
  clock.hoursAgo(5 * 24);
  const images = brainMr(
    {
      seed: "demo/brain",
      patient: thomas,
      institution,
      day: clock.dayBefore(9),
      time: "142000",
      description: "MR head with contrast",
    },
    { center, diameter: 24 },
  );
  const caseId = await ask(stage, cast.referrer, {
    patient: thomas,
    reason: "critical-decision",
    question: "Is this a meningioma, where does it lie exactly, and can it be watched or should it be operated on?",
    symptoms: "First seizure two weeks ago, headache for three months. No weakness.",
    hingesOn: "Operation or watching; the neurosurgeon plans the approach from the report.",
    urgency: "soon",
    modality: "MR",
    bodyPart: "Head",
    subspecialty: "neuro",
    firstReading: { institution, radiologist: "Dr. Stefan Brück", date: clock.dayBefore(9) },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  clock.hoursAgo(4 * 24 + 22);
  await sendImages(stage, cast.referrer, caseId, [...images.t2.images, ...images.flair.images, ...images.t1.images]);
  await sendText(stage, cast.referrer, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    text: firstReport,
  });
  clock.hoursAgo(4 * 24);
  await complete(stage, caseId);
  await offerTo(stage, caseId, cast.neuroReader, "accepted");
  clock.hoursAgo(28);
  const revision = await write(stage, cast.neuroReader, caseId, reading(images));
  clock.hoursAgo(27);
  await seal(stage, cast.neuroReader, caseId, revision);
  clock.hoursAgo(26);
  const { content, revision: base } = await getComparison(house, cast.neuroReader, caseId);
  const pairs = content.pairs.map((pair) => (pair.agreement === "agree" ? { ...pair, confirmed: true } : pair));
  await saveComparison(house, cast.neuroReader, caseId, { baseRevision: base, content: { ...content, pairs } });
  return caseId;
}

function reading({ t1, flair }: BrainMr): ReadingContent {
  const [x, y, z] = center;
  const wide = lengthInPatient(t1, [x - 12, y, z], [x + 12, y, z], "24 mm");
  const edema = arrowInPatient(flair, [x - 20, y + 10, z], [-22, 22], "edema");
  return {
    adequacy: { answerable: "yes", note: "" },
    technique: "MRI of the head: T2, FLAIR and T1 after gadolinium, axial, 5.5 mm.",
    comparison: "None.",
    marks: [wide, edema],
    findings: [
      findingOf(
        {
          observation: "meningioma",
          anatomy: "frontal convexity",
          side: "left",
          size: { millimetres: [24], markId: wide.id },
          severity: "major",
          description:
            "Extra-axial mass with broad base on the dura and a dural tail; enhances evenly. A thin cleft of fluid parts it from the cortex.",
          recommendation: "Neurosurgical consultation before the next seizure is treated as cryptogenic.",
        },
        [wide],
      ),
      findingOf(
        {
          observation: "cerebral edema",
          anatomy: "frontal lobe",
          side: "left",
          severity: "moderate",
          description: "Around the mass; fits the seizure.",
        },
        [edema],
      ),
      findingOf({
        observation: "white matter lesion",
        anatomy: "white matter",
        side: "bilateral",
        severity: "incidental",
        description: "A few small spots, as age brings them.",
      }),
      findingOf({ observation: "midline shift", anatomy: "brain", side: "midline", presence: "absent" }),
      findingOf({ observation: "acute infarct", anatomy: "brain", side: "not-stated", presence: "absent" }),
    ],
    impression:
      "Meningioma of 24 mm over the left frontal convexity with edema around it, the likely cause of the seizure.",
    recommendation: "Presentation to a neurosurgeon; MRI in three months if it is not operated on.",
  };
}
