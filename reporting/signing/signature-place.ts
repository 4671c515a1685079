/** Room for a signature with its certificates and a time stamp, bytes. */
export const signatureRoom = 16_384;
/** Stands where a number is written once the length of the file is known; as wide as the widest. */
const pending = "**********";

export type SignatureFacts = { name: string; reason: string; at: Date };

type PdfObject = { data: Record<string, unknown>; end: () => void };

/**
 * Leaves room for a signature in a document that is being written: a signature field without a picture on the page at hand (ISO 32000-1
 * section 12.7.4.5), and a dictionary whose place for the signature is filled by `signPdf`. To be called once, before the end.
 * @throws Error where pdfkit keeps its catalog elsewhere than this version does
 */
export function leaveRoomForSignature(doc: PDFKit.PDFDocument, { name, reason, at }: SignatureFacts): void {
  const signature = pdfObject(
    doc.ref({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      // ETSI EN 319 142-1 section 6.3.
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: [0, pending, pending, pending],
      Contents: Buffer.alloc(signatureRoom),
      M: at,
      Name: textObject(name),
      Reason: textObject(reason),
    }),
  );
  const widget = pdfObject(
    doc.ref({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      // Nothing is shown, so it needs no appearance (ISO 19005-3 section 6.3.3); printed and locked.
      Rect: [0, 0, 0, 0],
      F: 132,
      T: textObject("Signature1"),
      P: pageObject(doc),
      V: signature,
    }),
  );
  signature.end();
  widget.end();
  annotationsOf(doc).push(widget);
  doc.initForm();
  const form = pdfObject(rootObject(doc).data["AcroForm"]);
  form.data["SigFlags"] = 3;
  form.data["Fields"] = [widget];
  // Would have viewers draw fields anew (forbidden in ISO 19005-3 section 6.4.1).
  delete form.data["NeedAppearances"];
}

/** pdfkit writes a plain string as a name, and an object of String as a text. */
function textObject(text: string): object {
  return Object(text);
}

function rootObject(doc: PDFKit.PDFDocument): PdfObject {
  return pdfObject(Reflect.get(doc, "_root"));
}

function pageObject(doc: PDFKit.PDFDocument): PdfObject {
  return pdfObject(Reflect.get(doc.page, "dictionary"));
}

function annotationsOf(doc: PDFKit.PDFDocument): unknown[] {
  const annotations: unknown = Reflect.get(doc.page, "annotations");
  if (!Array.isArray(annotations)) throw new Error("pdfkit gives no list of annotations");
  return annotations;
}

function pdfObject(value: unknown): PdfObject {
  if (isPdfObject(value)) return value;
  throw new Error("pdfkit gives no such object");
}

function isPdfObject(value: unknown): value is PdfObject {
  return typeof value === "object" && value !== null && "data" in value && "end" in value;
}

export type SignedRange = { start: number; end: number; filled: Buffer };

/**
 * The document with its byte range written, and the place [start, end) of the signature in it, the angle brackets included: all but
 * that is signed (ISO 32000-1 section 12.8.1).
 * @throws Error where no room was left
 */
export function closeByteRange(pdf: Uint8Array): SignedRange {
  const filled = Buffer.from(pdf);
  const empty = `/Contents <${"0".repeat(signatureRoom * 2)}>`;
  const at = filled.indexOf(empty, 0, "latin1");
  const range = `/ByteRange [0 /${pending} /${pending} /${pending}]`;
  const rangeAt = filled.indexOf(range, 0, "latin1");
  if (at < 0 || rangeAt < 0) throw new Error("the document has no room for a signature");
  const start = at + "/Contents ".length;
  const end = start + 2 + signatureRoom * 2;
  const written = `/ByteRange [0 ${start} ${end} ${filled.length - end}]`.padEnd(range.length);
  filled.write(written, rangeAt, "latin1");
  return { start, end, filled };
}
