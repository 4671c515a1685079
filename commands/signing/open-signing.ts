import { readFile } from "node:fs/promises";
import { Pkcs12Error, readPkcs12 } from "#reporting/signing/read-pkcs12.ts";
import type { SigningSettings } from "./signing-settings.ts";

/** As configured: a PKCS 12 file with the organisation's key and certificates; null for a certificate of the service's own. */
export type SigningConfiguration = {
  certificate: { file: string; password: string } | null;
  timeStampUrl: string | null;
};

/**
 * The certificate of the configuration, read once at the start.
 * @throws Error with a sentence for the administrator where the file is not there or does not open
 */
export async function openSigning({ certificate, timeStampUrl }: SigningConfiguration): Promise<SigningSettings> {
  if (certificate === null) return { given: null, timeStampUrl };
  try {
    return { given: await readPkcs12(await readFile(certificate.file), certificate.password), timeStampUrl };
  } catch (error) {
    const why = error instanceof Pkcs12Error ? error.message : "It cannot be read.";
    throw new Error(`OVERREAD_SIGNING_P12 is ${certificate.file}. ${why}`, { cause: error });
  }
}
