import { type AskTimeStamp, cmsSignature, type PdfSigner } from "./cms-signature.ts";
import { closeByteRange, signatureRoom } from "./signature-place.ts";

export type SignedPdf = { bytes: Uint8Array; timeStamped: boolean };

/**
 * Signs a document that was rendered with room for it: PAdES B-B, or B-T with a time stamp (ETSI EN 319 142-1). The whole file is
 * signed but for the signature itself.
 * @throws Error where no room was left, or the certificates are too many for it
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: PdfSigner,
  askTimeStamp: AskTimeStamp | null = null,
): Promise<SignedPdf> {
  const { start, end, filled } = closeByteRange(pdf);
  const parts = [filled.subarray(0, start), filled.subarray(end)];
  const { der, timeStamped } = await cmsSignature(parts, signer, askTimeStamp);
  if (der.length > signatureRoom) throw new Error("the signature with its certificates is longer than its room");
  filled.write(Buffer.from(der).toString("hex"), start + 1, "latin1");
  return { bytes: filled, timeStamped };
}
