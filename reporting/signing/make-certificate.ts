import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { BitString, fromBER, Integer, Utf8String } from "asn1js";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
} from "pkijs";

const ecdsaWithSha256 = "1.2.840.10045.4.3.2";
const years = 10;

export type MadeCertificate = {
  /** DER of an X.509 certificate that the key itself has signed. */
  certificate: Uint8Array;
  /** DER of the private key (PKCS 8). */
  key: Uint8Array;
};

/**
 * A key on the curve P-256 with a certificate of its own, for an organisation that has none: it shows that a document was not changed
 * since, and that the same service signed it; who the service is, nobody else vouches for.
 * @param name of the organisation, as it is to stand in the signature
 */
export function makeCertificate(name: string, now: Date): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(15)]) });
  // X.520 UTF8String; upper bound 64 (RFC 5280 appendix A.1).
  const shown = [...name.trim()].slice(0, 64).join("") || "Overread";
  for (const names of [certificate.subject, certificate.issuer])
    names.typesAndValues.push(
      new AttributeTypeAndValue({ type: "2.5.4.10", value: new Utf8String({ value: shown }) }),
      new AttributeTypeAndValue({ type: "2.5.4.3", value: new Utf8String({ value: shown }) }),
    );
  certificate.notBefore.value = new Date(now.getTime() - 3_600_000);
  certificate.notAfter.value = new Date(Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()));
  certificate.extensions = extensions();
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(
    Uint8Array.from(publicKey.export({ type: "spki", format: "der" })),
  );
  return { certificate: selfSigned(certificate, privateKey), key: privateKey.export({ type: "pkcs8", format: "der" }) };
}

function extensions(): Extension[] {
  // digitalSignature and nonRepudiation (RFC 5280 section 4.2.1.3), six bits unused.
  const usage = new BitString({ valueHex: Uint8Array.from([0xc0]), unusedBits: 6 });
  return [
    new Extension({
      extnID: "2.5.29.19",
      critical: true,
      extnValue: new BasicConstraints({ cA: false }).toSchema().toBER(),
    }),
    new Extension({ extnID: "2.5.29.15", critical: true, extnValue: usage.toBER() }),
  ];
}

function selfSigned(certificate: Certificate, key: KeyObject): Uint8Array {
  const algorithm = () => new AlgorithmIdentifier({ algorithmId: ecdsaWithSha256 });
  certificate.signature = algorithm();
  certificate.signatureAlgorithm = algorithm();
  const signed = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = signed;
  certificate.signatureValue = new BitString({ valueHex: Uint8Array.from(sign("sha256", signed, key)) });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** The key as it was made. @throws Error when the bytes are no such key */
export function readKey(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), type: "pkcs8", format: "der" });
}

/** Whether a certificate is of this key. */
export function isOfKey(certificate: Uint8Array, key: KeyObject): boolean {
  const { result } = fromBER(Uint8Array.from(certificate));
  const info = new Certificate({ schema: result }).subjectPublicKeyInfo.toSchema().toBER();
  const own = createPublicKey(key).export({ type: "spki", format: "der" });
  return Buffer.compare(Buffer.from(info), own) === 0;
}
