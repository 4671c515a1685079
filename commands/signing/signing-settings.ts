import type { PdfSigner } from "#reporting/signing/cms-signature.ts";

export type SigningSettings = {
  /** The organisation's own key and certificates; null: the service makes a certificate of its own, and it is said that it did. */
  given: PdfSigner | null;
  /** A time stamp authority (RFC 3161), asked at each signature; null for none. */
  timeStampUrl: string | null;
};
