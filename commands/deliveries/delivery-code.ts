import { createHmac, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Ten digits in two groups of five: read over the telephone without mistakes. With five tries, one chance in two thousand million. */
export function newCode(): string {
  const group = () => String(randomInt(100_000)).padStart(5, "0");
  return `${group()} ${group()}`;
}

/** Spaces and dashes are how people write; they are not part of the code. */
const plain = (code: string) => code.replace(/[\s-]/g, "");

/** A short code could be guessed from a plain hash; argon2id makes each guess slow. The link's own hash keeps equal codes apart. */
export async function hashCode(code: string, tokenHash: string): Promise<string> {
  return await hash(salted(code, tokenHash), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

export async function isCode(code: string, tokenHash: string, codeHash: string): Promise<boolean> {
  return await verify(codeHash, salted(code, tokenHash));
}

function salted(code: string, tokenHash: string): string {
  return createHmac("sha256", tokenHash).update(plain(code)).digest("hex");
}
