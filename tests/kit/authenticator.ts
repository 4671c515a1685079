import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { z } from "zod";

/** CBOR (RFC 8949) of what a passkey writes: integers, byte strings, text and maps. */
type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

const creation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
});
const request = z.object({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(z.object({ id: z.string() })).optional(),
});
const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

export type SoftAuthenticator = {
  /** As `navigator.credentials.create`: a new passkey for the options. */
  create: (options: unknown) => Record<string, unknown>;
  /** As `navigator.credentials.get`. */
  get: (
    options: unknown,
    how?: { userVerified?: boolean; counter?: number; origin?: string },
  ) => Record<string, unknown>;
  credentialId: () => string;
};

/** A passkey in software (ES256, Web Authentication Level 3 section 6): one credential, a counter that counts. */
export function softAuthenticator(origin: string): SoftAuthenticator {
  const id = randomBytes(32);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  let counter = 0;
  let userHandle = "";
  const said = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  const encoded = id.toString("base64url");
  return {
    credentialId: () => encoded,
    create: (options) => {
      const { challenge, rp, user } = creation.parse(options);
      userHandle = user.id;
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)]);
      const authData = Buffer.concat([authenticatorData(rp.id, 0x45, counter), attested]);
      const attestation = new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]);
      return {
        id: encoded,
        rawId: encoded,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: said("webauthn.create", challenge, origin).toString("base64url"),
          attestationObject: cbor(attestation).toString("base64url"),
          transports: ["internal"],
        },
      };
    },
    get: (options, how = {}) => {
      const { challenge, rpId } = request.parse(options);
      counter = how.counter ?? counter + 1;
      const authData = authenticatorData(rpId, how.userVerified === false ? 0x01 : 0x05, counter);
      const clientData = said("webauthn.get", challenge, how.origin ?? origin);
      const signature = createSign("sha256")
        .update(Buffer.concat([authData, sha256(clientData)]))
        .sign(privateKey);
      return {
        id: encoded,
        rawId: encoded,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: signature.toString("base64url"),
          userHandle,
        },
      };
    },
  };
}

/** Section 6.1: hash of the relying party's id, flags (0x01 present, 0x04 verified, 0x40 attested data), counter. */
function authenticatorData(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
}

/** RFC 9053 section 7.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
}
