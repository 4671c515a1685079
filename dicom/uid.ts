import { randomUUID } from "node:crypto";

/** A new UID: "2.25." and a random UUID as a decimal integer, PS3.5 section B.2. */
export function newUid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll("-", "")}`)}`;
}

/** Implementation Class UID (0002,0012) of Overread, PS3.7 section D.3.3.2. */
export const implementationClassUid = "2.25.219485263830113205868472519407325118734";
/** Implementation Version Name (0002,0013), at most 16 characters. */
export const implementationVersionName = "OVERREAD_0_1";
