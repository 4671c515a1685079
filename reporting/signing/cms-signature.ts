import { createHash, type KeyObject, sign } from "node:crypto";
import { Constructed, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";

/** Who signs: the certificate of the key first, then those that lead to its root. DER. */
export type PdfSigner = { certificates: readonly Uint8Array[]; key: KeyObject };

const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timeStampToken: "1.2.840.113549.1.9.16.2.14",
  sha256: "2.16.840.1.101.3.4.2.1",
  sha256WithRsa: "1.2.840.113549.1.1.11",
  sha256WithEcdsa: "1.2.840.10045.4.3.2",
} as const;

/** A time stamp token (RFC 3161) over the bytes of a signature; null where none is to be had. */
export type AskTimeStamp = (signature: Uint8Array) => Promise<Uint8Array | null>;

/** @throws Error when the bytes are no certificate (X.509) */
export function readCertificate(der: Uint8Array): Certificate {
  return Certificate.fromBER(Uint8Array.from(der));
}

/**
 * A detached signature over bytes as CMS SignedData (RFC 5652) in the form of ETSI EN 319 142-1 section 5.3 (PAdES B-B): the signer's
 * certificate is named in a signed attribute, and no time is claimed but that of the document. With a time stamp it is B-T.
 * @param parts the signed bytes, in order
 * @returns DER of the ContentInfo
 */
export async function cmsSignature(
  parts: readonly Uint8Array[],
  { certificates, key }: PdfSigner,
  askTimeStamp: AskTimeStamp | null,
): Promise<{ der: Uint8Array; timeStamped: boolean }> {
  const [own] = certificates;
  if (own === undefined) throw new Error("there is no certificate to sign with");
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  const certificate = readCertificate(own);
  const attributes = signedAttributes(digest.digest(), own);
  const signature = sign("sha256", Buffer.from(attributes.encodedValue), key);
  const stamp = askTimeStamp === null ? null : await askTimeStamp(signature);
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256Algorithm(),
    signedAttrs: attributes,
    signatureAlgorithm: signatureAlgorithm(key),
    signature: new OctetString({ valueHex: Uint8Array.from(signature) }),
    ...(stamp !== null && { unsignedAttrs: stampAttribute(stamp) }),
  });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [sha256Algorithm()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: certificates.map(readCertificate),
    signerInfos: [signerInfo],
  });
  const content = new ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) });
  return { der: new Uint8Array(content.toSchema().toBER()), timeStamped: stamp !== null };
}

/** The attributes that are signed, and their DER as a SET: that is what the signature is made over (RFC 5652 section 5.4). */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): SignedAndUnsignedAttributes {
  const hash = createHash("sha256").update(certificate).digest();
  // RFC 5035 section 4: ESSCertIDv2 with SHA-256, which is the default and so is left out.
  const named = new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: Uint8Array.from(hash) })] })] })],
  });
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
    new Attribute({ type: oid.messageDigest, values: [new OctetString({ valueHex: Uint8Array.from(digest) })] }),
    new Attribute({ type: oid.signingCertificateV2, values: [named] }),
  ];
  // DER orders the members of a set by their bytes (X.690 section 11.6).
  const sorted = attributes.toSorted((a, b) => Buffer.compare(derOf(a), derOf(b)));
  const result = new SignedAndUnsignedAttributes({ type: 0, attributes: sorted });
  const tagged = new Uint8Array(result.toSchema().toBER());
  // Implicitly tagged [0] in the message, a SET (0x31) in what is signed.
  tagged[0] = 0x31;
  result.encodedValue = tagged.buffer;
  return result;
}

const derOf = (attribute: Attribute): Buffer => Buffer.from(attribute.toSchema().toBER());

function stampAttribute(token: Uint8Array): SignedAndUnsignedAttributes {
  const { result } = fromBER(Uint8Array.from(token));
  if (!(result instanceof Constructed)) throw new Error("the time stamp is no CMS message");
  return new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [new Attribute({ type: oid.timeStampToken, values: [result] })],
  });
}

function sha256Algorithm(): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new Null() });
}

function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return new AlgorithmIdentifier({ algorithmId: oid.sha256WithRsa, algorithmParams: new Null() });
    case "ec":
      return new AlgorithmIdentifier({ algorithmId: oid.sha256WithEcdsa });
    default:
      throw new Error("only RSA keys and keys on elliptic curves (NIST) can sign a PDF");
  }
}
