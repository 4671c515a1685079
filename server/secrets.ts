import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Secrets } from "#commands/house.ts";

const format = 1;
const nonceLength = 12;
const tagLength = 16;
const keyLength = 32;

/** Where the key lies when it is not given: beside the data, and in every backup of it. */
export const keyFileName = "secret.key";

/** The message is a sentence for the administrator. */
export class SecretKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SecretKeyError";
  }
}

/** AES-256-GCM (NIST SP 800-38D): format byte, nonce, tag, sealed bytes. The format byte is authenticated with them. */
export function secretsOf(key: Uint8Array): Secrets {
  if (key.length !== keyLength) throw new SecretKeyError("The service's key has not 32 bytes.");
  const header = Uint8Array.of(format);
  return {
    seal: (plain) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(header);
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed]);
    },
    open: (sealed) => {
      if (sealed[0] !== format || sealed.length < 1 + nonceLength + tagLength) {
        throw new SecretKeyError("This is nothing that was sealed with the service's key.");
      }
      const nonce = sealed.subarray(1, 1 + nonceLength);
      const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(header).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength + tagLength)), decipher.final()]);
    },
  };
}

/**
 * The service's key: as given by OVERREAD_SECRET, else from the key file, which is made at the first start.
 * @param mayCreate false where the database holds people already: a new key could open nothing that the old one sealed
 * @throws SecretKeyError
 */
export async function openSecrets(dataDir: string, given: Uint8Array | null, mayCreate: boolean): Promise<Secrets> {
  if (given !== null) return secretsOf(given);
  const path = join(dataDir, keyFileName);
  const found = await readKey(path);
  if (found !== null) return secretsOf(found);
  if (!mayCreate) {
    throw new SecretKeyError(
      `The key file ${path} is missing, but this database was used with one. Put it back from a backup, or give the key as OVERREAD_SECRET.`,
    );
  }
  const key = randomBytes(keyLength);
  await writeKey(path, key);
  return secretsOf(key);
}

async function readKey(path: string): Promise<Uint8Array | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if ((found.mode & 0o077) !== 0) {
    throw new SecretKeyError(`The key file ${path} can be read by others. Make it private: chmod 600 ${path}`);
  }
  const key = parseKey((await readFile(path, "utf8")).trim());
  if (key === null) throw new SecretKeyError(`The key file ${path} does not hold 32 bytes in base64.`);
  return key;
}

/** 32 bytes in base64 or hexadecimal, as `openssl rand -base64 32` gives them; null for anything else. */
export function parseKey(text: string): Uint8Array | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === keyLength ? bytes : null;
}

async function writeKey(path: string, key: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(`${Buffer.from(key).toString("base64")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
