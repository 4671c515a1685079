import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyFileName, openSecrets, parseKey, secretsOf } from "./secrets.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

describe("secretsOf", () => {
  const secrets = secretsOf(randomBytes(32));

  it("opens what it sealed, and seals the same thing differently each time", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        expect(Buffer.from(secrets.open(secrets.seal(plain)))).toEqual(Buffer.from(plain));
      }),
    );
    expect(secrets.seal(Buffer.from("a"))).not.toEqual(secrets.seal(Buffer.from("a")));
  });

  it("opens nothing that was changed, cut or sealed by another key", () => {
    const sealed = secrets.seal(Buffer.from("JBSWY3DPEHPK3PXP"));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => secrets.open(changed), `byte ${at}`).toThrow();
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => secrets.open(sealed.subarray(0, length))).toThrow();
    expect(() => secretsOf(randomBytes(32)).open(sealed)).toThrow();
  });
});

describe("openSecrets", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overread-secrets-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("refuses to make a new key where people are in the database already", async () => {
    await expect(openSecrets(folder, null, false)).rejects.toThrow(/Put it back from a backup/);
  });

  it("makes a private key file once and uses it from then on", async () => {
    const sealed = (await openSecrets(folder, null, true)).seal(Buffer.from("hello"));
    const path = join(folder, keyFileName);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(text((await openSecrets(folder, null, false)).open(sealed))).toBe("hello");
    const given = parseKey((await readFile(path, "utf8")).trim());
    expect(text((await openSecrets("/nowhere", given, false)).open(sealed))).toBe("hello");
  });

  it("refuses a key file that others can read", async () => {
    await chmod(join(folder, keyFileName), 0o644);
    await expect(openSecrets(folder, null, false)).rejects.toThrow(/chmod 600/);
  });
});
