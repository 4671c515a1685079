import { askAdjudication } from "#commands/adjudication/ask-adjudication.ts";
import { castBallot } from "#commands/adjudication/cast-ballot.ts";
import { getAdjudication } from "#commands/adjudication/get-adjudication.ts";
import { confirmComparison } from "#commands/comparisons/confirm-comparison.ts";
import { getComparison } from "#commands/comparisons/get-comparison.ts";
import { saveComparison } from "#commands/comparisons/save-comparison.ts";
import { createDelivery } from "#commands/deliveries/manage-deliveries.ts";
import { openLink } from "#commands/deliveries/open-link.ts";
import { getOpinion } from "#commands/opinions/get-opinion.ts";
import { getOpinionDraft, saveOpinionDraft } from "#commands/opinions/opinion-draft.ts";
import { previewOpinion } from "#commands/opinions/preview-opinion.ts";
import { signOpinion } from "#commands/opinions/sign-opinion.ts";
import { demonstrationCode } from "#commands/people/check-second-factor.ts";
import type { Pair } from "#contract/comparison.ts";
import type { ReadingContent } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { findingOf, lengthInPatient } from "../marks.ts";
import { helga } from "../patients.ts";
import { chestCt } from "../phantoms/chest-ct.ts";
import type { Point } from "../phantoms/shapes.ts";
import type { PhantomSeries } from "../phantoms/slices.ts";
import { reportPdf } from "../report-pdf.ts";
import { ask, complete, offerTo, type Stage, seal, sendFile, sendImages, sendText, write } from "../stage-hands.ts";

const center: Point = [-78, -8, 52];
const institution = "Harbour Hospital";

const firstReport = `EXAMINATION: CT of the chest with intravenous contrast

INDICATION: Cough for six weeks, weight loss of 4 kg. Former smoker.

TECHNIQUE: Axial images of 3 mm after intravenous contrast.

COMPARISON: None available.

FINDINGS:
No pulmonary nodule. No consolidation. No pleural effusion.
The heart is normal in size. No pericardial effusion.
No mediastinal lymphadenopathy. The thoracic aorta is normal.
Degenerative changes of the thoracic spine.

IMPRESSION:
No evidence of malignancy in the chest.

RECOMMENDATION:
No follow-up imaging needed.`;

const priorReport = `EXAMINATION: CT of the chest without contrast

FINDINGS:
Small nodule of 4 mm in the right upper lobe. No consolidation. No pleural effusion.

IMPRESSION:
Nodule of 4 mm in the right upper lobe. Follow-up CT in 12 months.`;

/** The whole way: a nodule that the first report does not mention, growing since last year; settled, signed and delivered. */
export async function tellLungNodule(stage: Stage): Promise<CaseId> {
  const { clock, cast } = stage;
  clock.hoursAgo(11 * 24);
  const images = paint(stage);
  const caseId = await gather(stage, images);
  clock.hoursAgo(9 * 24);
  await complete(stage, caseId);
  await offerTo(stage, caseId, cast.chestReader, "accepted");
  clock.hoursAgo(8 * 24 + 3);
  const revision = await write(stage, cast.chestReader, caseId, reading(images));
  clock.hoursAgo(8 * 24 + 2);
  await seal(stage, cast.chestReader, caseId, revision);
  clock.hoursAgo(8 * 24 + 1);
  const pairs = await compare(stage, caseId);
  clock.hoursAgo(7 * 24);
  await settle(stage, caseId, pairs);
  clock.hoursAgo(5 * 24 + 4);
  await sign(stage, caseId);
  await deliver(stage, caseId);
  return caseId;
}

type Images = { now: PhantomSeries; before: PhantomSeries };

function paint({ clock }: Stage): Images {
  const findings = { seed: "demo/helga", sex: "F" as const, consolidation: null, brokenRib: null };
  const common = { patient: helga, institution, time: "101500" };
  const now = { ...common, seed: "demo/ct/now", day: clock.dayBefore(16), description: "CT chest with contrast" };
  const before = { ...common, seed: "demo/ct/before", day: clock.dayBefore(16 + 371), description: "CT chest" };
  return {
    now: chestCt(now, { ...findings, blood: 165, nodule: { center, diameter: 8 } }),
    before: chestCt(before, { ...findings, blood: 45, nodule: { center, diameter: 4.4 } }, 5),
  };
}

async function gather(stage: Stage, { now, before }: Images): Promise<CaseId> {
  const { cast, clock } = stage;
  const day = clock.dayBefore(16);
  const caseId = await ask(stage, cast.patient, {
    patient: helga,
    reason: "symptoms-do-not-fit",
    question:
      "My report says that everything is normal, but I cough and lose weight. Was something overlooked in my lungs?",
    symptoms: "Cough for six weeks, 4 kg lost without trying, tired. Smoked until 2014.",
    hingesOn: "Whether I need more tests, or can wait.",
    urgency: "soon",
    modality: "CT",
    bodyPart: "Chest",
    subspecialty: "chest",
    firstReading: { institution, radiologist: "Dr. Anna Weber", date: day },
    referrer: { name: cast.referrer.name, email: "albers@praxis-am-hafen.example" },
  });
  clock.hoursAgo(10 * 24 + 20);
  const disc = [...before.images.map((one) => ({ ...one, name: `PRIOR/${one.name}` })), ...now.images];
  await sendImages(stage, cast.patient, caseId, disc);
  const lines = [
    `Patient: ${helga.familyName}, ${helga.givenName}`,
    `Born: ${helga.birthDate}`,
    `Date: ${day}`,
    "Reported by: Dr. Anna Weber",
  ];
  await sendFile(stage, cast.patient, caseId, {
    kind: "first-report",
    title: `Report of ${institution}`,
    fileName: "ct-chest-report.pdf",
    bytes: await reportPdf(institution, lines, firstReport, clock.now()),
  });
  await sendText(stage, cast.patient, caseId, {
    kind: "prior-report",
    title: "Report of last year's CT",
    text: priorReport,
  });
  await sendText(stage, cast.patient, caseId, {
    kind: "laboratory",
    title: "Blood test",
    text: "Haemoglobin 12.1 g/dl, leucocytes 7.9/nl, CRP 6 mg/l, creatinine 0.8 mg/dl, CEA 4.1 ng/ml.",
  });
  return caseId;
}

function reading({ now, before }: Images): ReadingContent {
  const [x, y, z] = center;
  const wide = lengthInPatient(now, [x - 4, y, z], [x + 4, y, z], "8 mm");
  const then = lengthInPatient(before, [x - 2.2, y, z], [x + 2.2, y, z], "4 mm, one year before");
  return {
    adequacy: { answerable: "yes", note: "" },
    technique: "CT of the chest with intravenous contrast, 3 mm axial images. Good quality, no motion.",
    comparison: "CT of the chest without contrast, one year earlier, 5 mm.",
    marks: [wide, then],
    findings: [
      findingOf(
        {
          observation: "pulmonary nodule",
          anatomy: "right upper lobe",
          side: "right",
          size: { millimetres: [8], markId: wide.id },
          severity: "major",
          description:
            "Solid nodule with short spicules, 8 mm. It measured 4 mm one year ago: its volume has grown about sixfold. No calcium, no fat.",
          recommendation: "PET-CT and presentation to a lung cancer board within two weeks.",
        },
        [wide, then],
      ),
      findingOf({
        observation: "degenerative change",
        anatomy: "thoracic spine",
        side: "midline",
        severity: "incidental",
        description: "Mild, for the age.",
      }),
      findingOf({
        observation: "mediastinal lymphadenopathy",
        anatomy: "mediastinum",
        side: "not-stated",
        presence: "absent",
      }),
      findingOf({ observation: "pleural effusion", anatomy: "pleura", side: "bilateral", presence: "absent" }),
    ],
    impression:
      "Growing solid nodule of 8 mm with spicules in the right upper lobe, suspicious of early lung cancer. No enlarged lymph nodes, no effusion.",
    recommendation: "PET-CT and presentation to a lung cancer board within two weeks.",
  };
}

async function compare({ house, cast }: Stage, caseId: CaseId): Promise<Pair[]> {
  const { revision, content } = await getComparison(house, cast.chestReader, caseId);
  const pairs = content.pairs.map((pair) => ({
    ...pair,
    confirmed: true,
    ...(pair.agreement === "missed-by-first"
      ? {
          significance: "major" as const,
          reason: "The nodule stands clear of the vessels on three slices, and last year's report names it.",
          changes: "From no follow-up to PET-CT and a lung cancer board.",
        }
      : {}),
    ...(pair.agreement === "recommendation"
      ? { significance: "major" as const, reason: "The first report asks for nothing; a growing nodule cannot wait." }
      : {}),
  }));
  const statements = content.statements.map((statement) => ({ ...statement, confirmed: true }));
  const next = {
    ...content,
    statements,
    pairs,
    radpeer: "3b" as const,
    radpeerComment: "Prior images were not available to the first reader.",
  };
  const saved = await saveComparison(house, cast.chestReader, caseId, { baseRevision: revision, content: next });
  await confirmComparison(house, cast.chestReader, caseId, saved.revision);
  return pairs;
}

/** The third reader is shown two versions without names, and chooses by what the images show. */
async function settle({ house, cast, clock }: Stage, caseId: CaseId, pairs: readonly Pair[]): Promise<void> {
  const missed = pairs.filter((pair) => pair.agreement === "missed-by-first");
  await askAdjudication(house, cast.coordinator, caseId, {
    adjudicatorIds: [cast.adjudicator.personId],
    mode: "focused",
    hours: 72,
    pairIds: missed.map((pair) => pair.id),
    reason: "A major difference: a nodule seen by one reader only.",
  });
  clock.hoursAgo(6 * 24);
  const { points } = await getAdjudication(house, cast.adjudicator, caseId);
  for (const point of points) {
    await castBallot(house, cast.adjudicator, caseId, point.pairId, {
      choice: point.a.includes("8 mm") ? "a" : "b",
      confidence: "high",
      newVersion: "",
      wouldSettle: null,
      statement:
        "The nodule is real: solid, 8 mm, on three neighbouring slices, and it has grown since the year before.",
    });
  }
}

async function sign({ house, cast }: Stage, caseId: CaseId): Promise<void> {
  const { content, revision } = await getOpinionDraft(house, cast.chestReader, caseId);
  const answer =
    "Yes. There is a growing nodule of 8 mm in the right upper lobe that the first report does not mention. It may be an early lung cancer and needs a PET-CT within two weeks.";
  const plain = {
    ...content.plain,
    answer:
      "Yes, something was overlooked. In the upper part of your right lung there is a small round spot of 8 mm that the first report does not mention. It was smaller a year ago, so it grows. It may be an early lung cancer. That is not certain, and found this early it can often be treated well. The next step is a special scan, a PET-CT, within two weeks.",
    whyReadingsDiffer:
      "The spot is small, and the first doctor did not have the images of last year. A third doctor who knew neither name looked at the images and found the spot as well.",
    changes: "You need more tests now. The first report asked for none.",
    askNext: [
      "When can I have the PET-CT, and where?",
      "Who talks with me about the result?",
      "Could the spot be something else than cancer?",
    ],
  };
  const draft = { ...content, answer, plain };
  await saveOpinionDraft(house, cast.chestReader, caseId, { baseRevision: revision, content: draft });
  const preview = await previewOpinion(house, cast.chestReader, caseId);
  await signOpinion(house, cast.chestReader, caseId, {
    previewSha256: preview.previewSha256,
    secondFactor: { kind: "authenticator", code: demonstrationCode },
  });
}

/** The patient opens the answer; her doctor gets a link and opens it; a second link to a clinic waits unopened. */
async function deliver({ house, cast, clock }: Stage, caseId: CaseId): Promise<void> {
  clock.hoursAgo(5 * 24);
  await getOpinion(house, cast.patient, caseId);
  clock.hoursAgo(4 * 24 + 20);
  const toDoctor = {
    recipientName: cast.referrer.name,
    recipientEmail: "albers@praxis-am-hafen.example",
    validHours: 24 * 14,
  };
  const { link, code } = await createDelivery(house, cast.coordinator, caseId, toDoctor);
  clock.hoursAgo(4 * 24 + 18);
  await openLink(house, link.split("/").at(-1) ?? "", code);
  clock.hoursAgo(3 * 24);
  const toClinic = {
    recipientName: "Lung clinic, Dr. Marie Lindner",
    recipientEmail: "lindner@lungenklinik.example",
    validHours: 24 * 14,
  };
  await createDelivery(house, cast.coordinator, caseId, toClinic);
}
