import { type CaseRequest, caseRequest } from "#contract/case.ts";
import { type ComparisonVersion, comparisonVersion } from "#contract/comparison.ts";
import { type ReadingVersion, readingVersion } from "#contract/finding.ts";
import { caseId } from "#contract/ids.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { buildOpinion, type OpinionInput } from "./build-opinion.ts";
import { proposeAnswer } from "./propose-answer.ts";
import { proposePlainAccount } from "./propose-plain.ts";

/** Invented people, invented UIDs (the 2.25 arc of PS3.5 B.2). */
export const sampleRequest: CaseRequest = caseRequest.parse({
  forWhom: "myself",
  patient: {
    familyName: "Erfundén-Müller",
    givenName: "Zoë Καλή",
    birthDate: "1961-04-09",
    sex: "female",
    patientId: "X-4711",
    jurisdiction: "DE",
    language: "en",
  },
  reason: "critical-decision",
  question: "Is there a nodule in the lung that needs surgery, and did the first report miss it?",
  symptoms: "Cough for three months & a loss of weight <5 kg>.",
  hingesOn: "Surgery is planned for the end of the month.",
  urgency: "soon",
  modality: "CT",
  bodyPart: "chest",
  subspecialty: "chest",
  firstReading: { institution: "Invented City Clinic", radiologist: "Dr. Primus Fictus", date: "2026-05-02" },
  referrer: { name: "", email: "" },
  consent: { version: "1", acceptedBy: "Zoë Erfundén-Müller", acceptedAt: "2026-05-20T08:00:00Z" },
});

const ct = "1.2.840.10008.5.1.4.1.1.2";
export const sampleImage = {
  studyInstanceUid: "2.25.1001",
  seriesInstanceUid: "2.25.1001.1",
  sopInstanceUid: "2.25.1001.1.7",
  sopClassUid: ct,
  frameNumber: 1,
};
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const finding = {
  presence: "present",
  observation: "Nodule",
  anatomy: "right upper lobe",
  side: "right",
  size: { millimetres: [12.4, 8], markId: id(21) },
  certainty: "definite",
  severity: "major",
  category: "Lung-RADS 4B",
  description: "Solid, spiculated nodule touching the pleura. <b>Not</b> calcified.",
  recommendation: "PET-CT within two weeks.",
  images: [sampleImage],
  markIds: [id(21)],
};

export const sampleReading: ReadingVersion = readingVersion.parse({
  version: 2,
  content: {
    adequacy: { answerable: "with-limits", note: "No contrast medium was given." },
    technique: "CT of the chest without contrast medium, 1 mm slices.",
    comparison: "CT of 2024-03-01.",
    findings: [
      { ...finding, id: id(1) },
      {
        ...finding,
        id: id(2),
        presence: "absent",
        observation: "Pleural effusion",
        anatomy: "",
        side: "bilateral",
        size: null,
        severity: "normal",
        category: null,
        description: "",
        recommendation: "",
        images: [],
        markIds: [],
      },
      {
        ...finding,
        id: id(3),
        observation: "Lymph node",
        anatomy: "mediastinum",
        side: "midline",
        size: { millimetres: [9], markId: null },
        certainty: "possible",
        severity: "minor",
        category: null,
        description: "Short axis below 10 mm.",
        recommendation: "",
        markIds: [],
      },
    ],
    marks: [
      {
        id: id(21),
        tool: "length",
        image: sampleImage,
        points: [
          [40, 60],
          [70, 80],
        ],
        values: [{ name: "length", value: 12.4, unit: "mm" }],
        text: "nodule",
        frameOfReferenceUid: "2.25.1001.9",
        worldPoints: null,
      },
    ],
    impression: "Spiculated nodule of 12 mm in the right upper lobe, suspicious for cancer.\nNo pleural effusion.",
    recommendation: "PET-CT and tissue sample before surgery.",
  },
  sha256: "ab".repeat(32),
  sealedAt: "2026-05-28T09:30:00Z",
  readerName: "Dr. Secunda Ficta",
  reason: "The lymph node was seen after the first report had been opened.",
});

const said = {
  section: "findings",
  kind: "observation",
  anatomy: null,
  side: "not-stated",
  sizeMillimetres: null,
  negated: false,
  certainty: "definite",
  category: null,
  origin: "proposed",
  confirmed: true,
};
const pair = { significance: "none", reason: "", changes: "", origin: "person", confirmed: true };

export const sampleComparison: ComparisonVersion = comparisonVersion.parse({
  version: 1,
  content: {
    statements: [
      {
        ...said,
        id: id(31),
        start: 0,
        end: 20,
        text: "No pleural effusion.",
        observation: "pleural effusion",
        negated: true,
      },
      {
        ...said,
        id: id(32),
        start: 21,
        end: 60,
        text: "Fracture of the left fifth rib.",
        observation: "rib fracture",
        anatomy: "fifth rib",
        side: "left",
      },
      {
        ...said,
        id: id(33),
        start: 61,
        end: 90,
        text: "Mediastinal lymph node of 14 mm.",
        observation: "lymph node",
        anatomy: "mediastinum",
        sizeMillimetres: [14],
      },
    ],
    pairs: [
      { ...pair, id: id(41), statementId: id(31), findingId: id(2), agreement: "agree" },
      {
        ...pair,
        id: id(42),
        statementId: null,
        findingId: id(1),
        agreement: "missed-by-first",
        significance: "major",
        reason: "The nodule lies behind the first rib and is easy to overlook.",
        changes: "A biopsy comes before any surgery.",
      },
      {
        ...pair,
        id: id(43),
        statementId: id(32),
        findingId: null,
        agreement: "not-confirmed",
        significance: "minor",
        reason: "A blood vessel runs there.",
      },
      { ...pair, id: id(44), statementId: id(33), findingId: id(3), agreement: "measurement", significance: "minor" },
    ],
    radpeer: "2b",
    radpeerComment: "",
  },
  sha256: "cd".repeat(32),
  confirmedAt: "2026-05-28T10:00:00Z",
  confirmedBy: "Dr. Secunda Ficta",
  readingVersion: 2,
});

export const samplePlainInput = {
  request: sampleRequest,
  reading: sampleReading.content,
  comparison: sampleComparison.content,
};

export const sampleInput: OpinionInput = {
  caseId: caseId.parse(id(100)),
  caseNumber: "2026-0042",
  version: 1,
  addendum: null,
  organisation: "Overread Second Opinions (invented)",
  request: sampleRequest,
  firstReportAvailable: true,
  studies: [
    {
      studyInstanceUid: "2.25.1001",
      studyDate: "2026-05-01",
      description: "CT chest",
      modalities: ["CT"],
      instances: 40,
    },
    {
      studyInstanceUid: "2.25.1000",
      studyDate: "2024-03-01",
      description: "CT chest prior",
      modalities: ["CT"],
      instances: 38,
    },
  ],
  reading: sampleReading,
  comparison: sampleComparison,
  settlements: [
    {
      pairId: id(42),
      settlement: {
        settledAs: "second",
        statement: "The nodule is real; I measure 12 mm.",
        adjudicatorName: "Prof. Tertius Fictus",
        votes: null,
        at: "2026-05-29T08:00:00Z",
      },
    },
  ],
  draft: { answer: proposeAnswer(samplePlainInput), recommendation: "", plain: proposePlainAccount(samplePlainInput) },
  reader: {
    name: "Dr. Secunda Ficta",
    credentials: "MD, board certified radiologist",
    institution: "Invented University Hospital",
  },
  signedBy: "Dr. Secunda Ficta",
  signedAt: "2026-05-30T12:00:00.000Z",
};

export const sampleOpinion: OpinionContent = buildOpinion(sampleInput);
