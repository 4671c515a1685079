import { jsonValue } from "#contract/custody.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { newUid } from "#dicom/uid.ts";
import { renderFhir } from "#reporting/render-fhir.ts";
import { renderHtml } from "#reporting/render-html.ts";
import { renderPdf } from "#reporting/render-pdf.ts";
import { renderSr, type SrIds } from "#reporting/render-sr.ts";

export type Rendering = { format: string; mediaType: string; bytes: Uint8Array };

/** All forms of a signed opinion, and the pictures of its findings: rendered once, at the signature, and kept. */
export async function renderOpinion(
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
  const ids = {
    sopInstanceUid: newUid(),
    seriesInstanceUid: newUid(),
    ...(predecessor !== undefined && { predecessor }),
  };
  return [
    { format: "pdf", mediaType: "application/pdf", bytes: await renderPdf(content, pictures, [attached]) },
    { format: "dicom-sr", mediaType: "application/dicom", bytes: renderSr(content, ids) },
    { format: "fhir", mediaType: "application/fhir+json", bytes: fhir },
    {
      format: "html",
      mediaType: "text/html; charset=utf-8",
      bytes: Buffer.from(renderHtml(content, pictures), "utf8"),
    },
    ...pictures.map(({ findingId, png }) => ({ format: `picture:${findingId}`, mediaType: "image/png", bytes: png })),
  ];
}
