import { directionOf } from "#contract/language.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { paragraphs } from "./blocks.ts";
import { escapeMarkup } from "./escape.ts";
import { fontGapNote } from "./font-gaps.ts";
import { fill } from "./languages/answer-words.ts";
import { answerWords } from "./languages/answer-words-of.ts";
import { type Audience, outlineOpinion, type RenderOptions } from "./outline.ts";
import { drawBlock, drawFacts } from "./pdf-blocks.ts";
import { drawPageMarks } from "./pdf-marks.ts";
import { closePdf, contentWidth, openPdf, type PdfPage, page } from "./pdf-page.ts";
import { colour, styles } from "./pdf-style.ts";
import { drawText } from "./pdf-text.ts";
import { leaveRoomForSignature } from "./signing/signature-place.ts";

/** A file carried inside the PDF (PDF/A-3), such as the FHIR bundle of the same opinion. */
export type PdfAttachment = { name: string; bytes: Uint8Array; mediaType: string; description: string };

/**
 * The opinion as PDF/A-3b (ISO 19005-3), tagged, with the marker of PDF/UA-1 (ISO 14289-1): fonts embedded, title and language set,
 * bookmarks, alternative texts, header cells; case, version and page number on each page. The same input gives the same bytes.
 * @param pictures PNG by finding
 * @param attachments embedded as alternative representations of the same content
 * @param options a preview is marked on each page as not signed
 */
export async function renderPdf(
  content: OpinionContent,
  pictures: readonly FindingPicture[] = [],
  attachments: readonly PdfAttachment[] = [],
  audience: Audience = "doctor",
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const outline = outlineOpinion(content, pictures, audience, options);
  const preview = options.preview === true;
  const language = options.language ?? "en";
  const words = answerWords[language];
  const signedAt = new Date(content.signedAt);
  const version = { number: content.caseNumber, version: content.version };
  const pdf = openPdf(
    {
      pdfVersion: "1.7",
      subset: "PDF/A-3b",
      lang: language,
      displayTitle: true,
      info: {
        Title: metadataText(
          `${preview ? `${words.labels.preview}: ` : ""}${outline.title}, ${words.labels.case} ${fill(words.labels.caseVersion, version)}`,
        ),
        Author: metadataText(content.signedBy),
        Creator: "Overread",
        Producer: "Overread",
        CreationDate: signedAt,
      },
    },
    directionOf(language),
  );
  pdf.doc.appendXML(pdfUaMarker);
  drawTitle(pdf, outline.title, outline.subtitle);
  drawFacts(pdf, outline.facts);
  for (const note of paragraphs(fontGapNote(outline) ?? "", "note")) drawBlock(pdf, note, undefined);
  for (const [index, block] of outline.blocks.entries()) drawBlock(pdf, block, outline.blocks[index + 1]);
  drawPageMarks(pdf, content, preview, words);
  for (const { name, bytes, mediaType, description } of attachments) {
    // The types of pdfkit do not know the relationship (ISO 19005-3 section 6.8); pdfkit writes it.
    const relation = { relationship: "Alternative", creationDate: signedAt, modifiedDate: signedAt };
    pdf.doc.file(Buffer.from(bytes), { name, type: mediaType, description, ...relation });
  }
  if (options.signature !== undefined) leaveRoomForSignature(pdf.doc, options.signature);
  return await closePdf(pdf);
}

function drawTitle(pdf: PdfPage, title: string, organisation: string): void {
  const above = { ...styles.heading3, colour: colour.accent };
  drawText(pdf, pdf.struct(pdf.root, "P"), pdf.lines(organisation, above, contentWidth), above, page.left);
  drawText(
    pdf,
    pdf.struct(pdf.root, "H1", { said: title }),
    pdf.lines(title, styles.heading1, contentWidth),
    styles.heading1,
    page.left,
  );
  pdf.moveTo(pdf.y() + 6);
}

/** pdfkit writes these texts into XML as they are, and PDF/A wants them alike in both places; so they lose what XML would escape. */
function metadataText(text: string): string {
  return escapeMarkup(text.replaceAll("&", "and").replace(/[<>"']/g, "")).replace(/\s+/g, " ");
}

/** ISO 14289-1 section 5, with the schema that PDF/A wants described (ISO 19005-3 section 6.6.2.3.3). */
const pdfUaMarker = `
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
