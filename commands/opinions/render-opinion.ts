import { jsonValue } from "#contract/custody.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { newUid } from "#dicom/uid.ts";
import { renderEncapsulatedPdf } from "#reporting/render-encapsulated-pdf.ts";
import { renderFhir } from "#reporting/render-fhir.ts";
import { renderHtml } from "#reporting/render-html.ts";
import { renderOru } from "#reporting/render-oru.ts";
import { renderSr, type SrIds } from "#reporting/render-sr.ts";
import type { CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { checkUrl, renderSignedPdf } from "./render-signed-pdf.ts";

export type Rendering = {
  format: string;
  mediaType: string;
  bytes: Uint8Array;
  /** What the record of the signature says of this form. */
  note?: { [key: string]: string };
};

/** All forms of a signed opinion, and the pictures of its findings: rendered once, at the signature, and kept. */
export async function renderOpinion(
  house: Pick<House, "settings" | "secrets">,
  act: Pick<CaseAct, "tx" | "kase" | "at">,
  content: OpinionContent,
  pictures: readonly FindingPicture[],
  predecessor: SrIds["predecessor"],
): Promise<Rendering[]> {
  const fhir = Buffer.from(canonicalJson(jsonValue.parse(renderFhir(content, pictures))), "utf8");
  const attached = {
    name: "opinion.fhir.json",
    bytes: fhir,
    mediaType: "application/fhir+json",
    description: "The same opinion as a FHIR R4 document",
  };
  const pdf = await renderSignedPdf(house, act, content, pictures, [attached], "doctor");
  const srIds = { sopInstanceUid: newUid(), seriesInstanceUid: newUid() };
  const pdfIds = { sopInstanceUid: newUid(), seriesInstanceUid: newUid() };
  const html = renderHtml(content, pictures, "doctor", { checkUrl: checkUrl(house.settings, content) });
  return [
    {
      format: "pdf",
      mediaType: "application/pdf",
      bytes: pdf.bytes,
      note: { pades: pdf.level, ...(pdf.withoutTimeStamp !== null && { withoutTimeStamp: pdf.withoutTimeStamp }) },
    },
    {
      format: "dicom-sr",
      mediaType: "application/dicom",
      bytes: renderSr(content, { ...srIds, ...(predecessor !== undefined && { predecessor }) }),
    },
    { format: "dicom-pdf", mediaType: "application/dicom", bytes: renderEncapsulatedPdf(content, pdf.bytes, pdfIds) },
    { format: "fhir", mediaType: "application/fhir+json", bytes: fhir },
    { format: "hl7", mediaType: "x-application/hl7-v2+er7", bytes: Buffer.from(renderOru(content, pdf.bytes), "utf8") },
    { format: "html", mediaType: "text/html; charset=utf-8", bytes: Buffer.from(html, "utf8") },
    ...pictures.map(({ findingId, png }) => ({ format: `picture:${findingId}`, mediaType: "image/png", bytes: png })),
  ];
}
