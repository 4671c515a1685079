import { type CaseRequest, consentVersion } from "#contract/case.ts";

/** A whole request of an invented patient. */
export const requestForTests: CaseRequest = {
  forWhom: "myself",
  patient: {
    familyName: "Testmann",
    givenName: "Erika",
    birthDate: "1961-04-12",
    sex: "female",
    patientId: "P-100",
    jurisdiction: "DE",
    language: "de",
  },
  reason: "uncertain-diagnosis",
  question: "Is the nodule in the right upper lobe suspicious?",
  symptoms: "Cough for three weeks",
  hingesOn: "Whether to operate",
  urgency: "soon",
  modality: "CT",
  bodyPart: "Chest",
  subspecialty: "chest",
  firstReading: { institution: "Harbour Hospital", radiologist: "Dr. Anna Weber", date: "2026-10-02" },
  referrer: { name: "Dr. Karl Busch", email: "busch@practice.example" },
  consent: { version: consentVersion, acceptedBy: "Erika Testmann", acceptedAt: "2026-11-01T10:00:00.000Z" },
};
