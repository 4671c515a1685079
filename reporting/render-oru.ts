import type { OpinionContent } from "#contract/opinion.ts";
import { blockTexts } from "./block-texts.ts";
import type { Block } from "./blocks.ts";
import { documentUuid } from "./fhir-part.ts";
import { hl7Segment, hl7Text, hl7Time } from "./hl7-text.ts";
import { isoDay } from "./labels.ts";
import { outlineOpinion } from "./outline.ts";

/** Who a message is for (HL7 v2.5.1 section 2.14.9, MSH-5 and MSH-6). */
export type OruReceiver = { application: string; facility: string };

/** LOINC's name of an imaging report; the parts of it are ours. */
const reportCode = "18748-4^Diagnostic imaging study^LN";

/**
 * The opinion as an unsolicited observation message ORU^R01 (HL7 v2.5.1 chapter 7, IHE RAD-128): each part of the report as an OBX
 * group of text, and the signed PDF as encapsulated data. Segments end with a carriage return.
 * @param pdf the signed document; none in a message of text alone
 */
export function renderOru(
  content: OpinionContent,
  pdf: Uint8Array | null,
  receiver: OruReceiver = { application: "", facility: "" },
): string {
  const status = content.kind === "addendum" ? "C" : "F";
  const observations = [
    ...textObservations(content),
    ...(pdf === null
      ? []
      : [
          {
            type: "ED",
            sub: "",
            code: reportCode,
            value: `^application^pdf^Base64^${Buffer.from(pdf).toString("base64")}`,
          },
        ]),
  ];
  const segments = [
    messageHead(content, receiver),
    patientSegment(content),
    orderSegment(content),
    requestSegment(content, status),
    ...observations.map(({ type, sub, code, value }, index) =>
      hl7Segment("OBX", [
        String(index + 1),
        type,
        code,
        sub,
        value,
        "",
        "",
        "",
        "",
        "",
        status,
        "",
        "",
        hl7Time(content.signedAt),
      ]),
    ),
  ];
  return `${segments.join("\r")}\r`;
}

/** The same for the same version and receiver, so that one that is sent twice is known as such (MSH-10, 20 characters). */
export function oruControlId(content: Pick<OpinionContent, "caseId" | "version">, receiver: OruReceiver): string {
  const id = documentUuid(content, `oru/${receiver.application}/${receiver.facility}`);
  return id.replaceAll("-", "").slice(0, 20).toUpperCase();
}

function messageHead(content: OpinionContent, receiver: OruReceiver): string {
  return hl7Segment("MSH", [
    "^~\\&",
    "OVERREAD",
    hl7Text(content.organisation),
    hl7Text(receiver.application),
    hl7Text(receiver.facility),
    hl7Time(content.signedAt),
    "",
    "ORU^R01^ORU_R01",
    oruControlId(content, receiver),
    "P",
    "2.5.1",
    "",
    "",
    "AL",
    "NE",
    "",
    "UNICODE UTF-8",
  ]);
}

/** HL7 table 0001. */
const sexCode = { female: "F", male: "M", other: "O", unknown: "U" } as const;

function patientSegment({ patient }: OpinionContent): string {
  const name = `${hl7Text(patient.familyName)}^${hl7Text(patient.givenName)}`;
  return hl7Segment("PID", [
    "1",
    "",
    hl7Text(patient.patientId),
    "",
    name,
    "",
    patient.birthDate.replaceAll("-", ""),
    sexCode[patient.sex],
  ]);
}

const filler = ({ caseNumber, version }: OpinionContent) => `${hl7Text(caseNumber)}-v${version}^OVERREAD`;

function orderSegment(content: OpinionContent): string {
  return hl7Segment("ORC", ["RE", "", filler(content)]);
}

function requestSegment(content: OpinionContent, status: string): string {
  const newest = content.studies.at(-1)?.studyDate ?? null;
  const fields = Array.from({ length: 32 }, () => "");
  fields[0] = "1";
  fields[2] = filler(content);
  fields[3] = reportCode;
  fields[6] = isoDay(newest)?.replaceAll("-", "") ?? "";
  fields[12] = hl7Text(content.asked.question);
  fields[21] = hl7Time(content.signedAt);
  fields[24] = status;
  // OBR-32, principal result interpreter (NDL): name in its first component, parted by "&".
  fields[31] = `&${hl7Text(content.reader.name)}`;
  return hl7Segment("OBR", fields);
}

type Observation = { type: string; sub: string; code: string; value: string };

/** One OBX for each thing said, those of one part under one number (OBX-4). */
function textObservations(content: OpinionContent): Observation[] {
  const { title, facts, blocks } = outlineOpinion(content, [], "doctor");
  const observations: Observation[] = [];
  let part = 1;
  let name = title;
  const say = (block: Block) => {
    for (const text of blockTexts(block))
      observations.push({
        type: "TX",
        sub: String(part),
        code: `PART${part}^${hl7Text(name)}^99OVERREAD`,
        value: hl7Text(text),
      });
  };
  say({ kind: "facts", rows: facts });
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2) {
      part += 1;
      name = block.text;
    } else say(block);
  }
  return observations;
}
