import type { KeyObject } from "node:crypto";
import { AuthenticatedSafe, CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeBag } from "pkijs";
import type { PdfSigner } from "./cms-signature.ts";
import { isOfKey, readKey } from "./make-certificate.ts";

/** PKCS 12 object identifiers of the bags (RFC 7292 section 4.2). */
const bagOf = {
  key: "1.2.840.113549.1.12.10.1.1",
  shroudedKey: "1.2.840.113549.1.12.10.1.2",
  certificate: "1.2.840.113549.1.12.10.1.3",
} as const;

/** The message is a sentence for the administrator. */
export class Pkcs12Error extends Error {
  override name = "Pkcs12Error";
}

/**
 * Key and certificates out of a PKCS 12 file (.p12, .pfx).
 * @throws Pkcs12Error where the password does not fit, the file is encrypted in the old way (RC2, 3DES), or key or certificate is missing
 */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<PdfSigner> {
  const bags = await openBags(bytes, password);
  const keys: KeyObject[] = [];
  const certificates: Uint8Array[] = [];
  for (const bag of bags) {
    const { bagValue } = bag;
    if (bag.bagId === bagOf.key && bagValue instanceof PrivateKeyInfo) keys.push(keyOf(bagValue));
    if (bag.bagId === bagOf.shroudedKey && bagValue instanceof PKCS8ShroudedKeyBag) {
      await openShrouded(bagValue, password);
      if (bagValue.parsedValue !== undefined) keys.push(keyOf(bagValue.parsedValue));
    }
    if (bag.bagId === bagOf.certificate && bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate)
      certificates.push(new Uint8Array(bagValue.parsedValue.toSchema(false).toBER()));
  }
  const [key] = keys;
  if (key === undefined) throw new Pkcs12Error("The PKCS 12 file holds no private key.");
  const own = certificates.find((certificate) => isOfKey(certificate, key));
  if (own === undefined) throw new Pkcs12Error("The PKCS 12 file holds no certificate of its private key.");
  return { key, certificates: [own, ...certificates.filter((certificate) => certificate !== own)] };
}

async function openBags(bytes: Uint8Array, password: string): Promise<SafeBag[]> {
  const secret = secretOf(password);
  try {
    const pfx = PFX.fromBER(Uint8Array.from(bytes));
    await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
    const safe = pfx.parsedValue?.authenticatedSafe;
    if (!(safe instanceof AuthenticatedSafe)) throw new Error("no content");
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
    const contents: { value: { safeBags: SafeBag[] } }[] = safe.parsedValue.safeContents;
    return contents.flatMap(({ value }) => value.safeBags);
  } catch (error) {
    throw notOpened(error);
  }
}

async function openShrouded(bag: PKCS8ShroudedKeyBag, password: string): Promise<void> {
  try {
    await Reflect.apply(Reflect.get(bag, "parseInternalValues"), bag, [{ password: secretOf(password) }]);
  } catch (error) {
    throw notOpened(error);
  }
}

function notOpened(cause: unknown): Pkcs12Error {
  return new Pkcs12Error(
    "The PKCS 12 file does not open: the password does not fit, or it is encrypted in an old way (RC2 or 3DES). Write it anew with AES, for instance with `openssl pkcs12 -export`.",
    { cause },
  );
}

function secretOf(password: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(password, "utf8")).buffer;
}

function keyOf(info: PrivateKeyInfo): KeyObject {
  return readKey(new Uint8Array(info.toSchema().toBER()));
}
