import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromBER } from "asn1js";
import { ContentInfo, SignedData } from "pkijs";
import { afterAll, describe, expect, it } from "vitest";
import { renderPdf } from "../render-pdf.ts";
import { sampleOpinion } from "../sample-for-tests.ts";
import type { PdfSigner } from "./cms-signature.ts";
import { isOfKey, makeCertificate, readKey } from "./make-certificate.ts";
import { readPkcs12 } from "./read-pkcs12.ts";
import { signPdf } from "./sign-pdf.ts";
import { askTimeOf } from "./time-stamp.ts";

const has = (tool: string, ...args: string[]) => spawnSync(tool, args).error === undefined;
const folder = mkdtempSync(join(tmpdir(), "sign-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = new Date("2026-05-30T12:00:00Z");
const made = makeCertificate("Overread Second Opinions (invented)", at);
const signer: PdfSigner = { certificates: [made.certificate], key: readKey(made.key) };
const roomy = await renderPdf(sampleOpinion, [], [], "doctor", {
  signature: { name: "Dr. Ünal", reason: "Second opinion", at },
});

/** What is signed, and the signature in it, as a reader of PDF finds them. */
function takeApart(pdf: Uint8Array): { signed: Buffer; cms: Buffer } {
  const bytes = Buffer.from(pdf);
  const [, a = "", b = "", c = "", d = ""] =
    /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(bytes.toString("latin1")) ?? [];
  const [first, length, second, rest] = [Number(a), Number(b), Number(c), Number(d)];
  expect(second + rest).toBe(bytes.length);
  const hex = bytes.subarray(length + 1, second - 1).toString("latin1");
  const whole = Buffer.from(hex, "hex");
  return {
    signed: Buffer.concat([bytes.subarray(first, length), bytes.subarray(second)]),
    cms: whole.subarray(0, whole.readUInt16BE(2) + 4),
  };
}

async function verified(pdf: Uint8Array): Promise<boolean> {
  const { signed, cms } = takeApart(pdf);
  const content = new ContentInfo({ schema: fromBER(Uint8Array.from(cms)).result });
  const message = new SignedData({ schema: content.content });
  // A digest that does not fit is thrown.
  return await message.verify({ signer: 0, data: Uint8Array.from(signed).buffer }).catch(() => false);
}

describe("a signed PDF", () => {
  it("is signed whole, and a changed byte shows", async () => {
    const { bytes, timeStamped } = await signPdf(roomy, signer);
    expect(timeStamped).toBe(false);
    expect(await verified(bytes)).toBe(true);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(changed.length - 40) ^ 1, changed.length - 40);
    expect(await verified(changed)).toBe(false);
  });

  it("names the certificate in what is signed and claims no other time (ETSI EN 319 142-1)", async () => {
    const { cms } = takeApart((await signPdf(roomy, signer)).bytes);
    const content = new ContentInfo({ schema: fromBER(Uint8Array.from(cms)).result });
    const [info] = new SignedData({ schema: content.content }).signerInfos;
    expect(info?.signedAttrs?.attributes.map(({ type }) => type).toSorted()).toEqual([
      "1.2.840.113549.1.9.16.2.47",
      "1.2.840.113549.1.9.3",
      "1.2.840.113549.1.9.4",
    ]);
  });

  it("says so where there is no room", async () => {
    await expect(signPdf(await renderPdf(sampleOpinion), signer)).rejects.toThrow("no room");
    const many = { ...signer, certificates: Array.from({ length: 60 }, () => made.certificate) };
    await expect(signPdf(roomy, many)).rejects.toThrow("longer than its room");
  });

  it.skipIf(!has("pdfsig", "-v"))("is valid to pdfsig and sound to qpdf", async () => {
    const path = join(folder, "signed.pdf");
    writeFileSync(path, (await signPdf(roomy, signer)).bytes);
    const told = execFileSync("pdfsig", [path]).toString();
    expect(told).toContain("Signature is Valid");
    expect(told).toContain("Total document signed");
    expect(told).toContain("ETSI.CAdES.detached");
    if (has("qpdf", "--version")) expect(execFileSync("qpdf", ["--check", path]).toString()).toContain("No syntax");
  });
});

describe("a certificate that the service makes", () => {
  it("is of its key, for ten years, and in the organisation's name", () => {
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.subject).toContain("CN=Overread Second Opinions (invented)");
    expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036);
    expect(isOfKey(made.certificate, signer.key)).toBe(true);
    expect(isOfKey(made.certificate, readKey(makeCertificate("Another", at).key))).toBe(false);
  });
});

const openssl = has("openssl", "version");
function run(...args: string[]): void {
  execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
}

describe.skipIf(!openssl)("beside openssl", () => {
  it("reads a PKCS 12 file with its chain, and says when the password is wrong", async () => {
    run(..."req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 9 -subj /CN=Clinic".split(" "));
    run(..."pkcs12 -export -inkey k.pem -in c.pem -out c.p12 -passout pass:geheim-ü".split(" "));
    const file = readFileSync(join(folder, "c.p12"));
    const read = await readPkcs12(file, "geheim-ü");
    expect(read.key.equals(createPrivateKey(readFileSync(join(folder, "k.pem"))))).toBe(true);
    expect(read.certificates).toHaveLength(1);
    expect(await verified((await signPdf(roomy, read)).bytes)).toBe(true);
    await expect(readPkcs12(file, "wrong")).rejects.toThrow("does not open");
    await expect(readPkcs12(Buffer.from("no file"), "")).rejects.toThrow("does not open");
  });

  it("takes a time stamp of an authority, and no other's", async () => {
    writeFileSync(
      join(folder, "tsa.cnf"),
      "[tsa]\ndefault_tsa=t\n[t]\nserial=./serial\ncrypto_device=builtin\nsigner_cert=./t.pem\nsigner_key=./tk.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n",
    );
    writeFileSync(join(folder, "serial"), "01\n");
    run(
      ..."req -x509 -newkey rsa:2048 -nodes -keyout tk.pem -out t.pem -days 9 -subj /CN=Clock -addext".split(" "),
      "extendedKeyUsage=critical,timeStamping",
    );
    const answer = (request: Uint8Array) => {
      writeFileSync(join(folder, "q.tsq"), request);
      run(..."ts -reply -config tsa.cnf -queryfile q.tsq -out r.tsr".split(" "));
      return readFileSync(join(folder, "r.tsr"));
    };
    const { bytes, timeStamped } = await signPdf(roomy, signer, async (signature) => {
      const { request, read } = askTimeOf(signature);
      return read(answer(request));
    });
    expect(timeStamped).toBe(true);
    expect(await verified(bytes)).toBe(true);
    const [one, two] = [askTimeOf(made.key), askTimeOf(made.key)];
    expect(() => two.read(answer(one.request))).toThrow("another question");
    expect(() => askTimeOf(made.certificate).read(answer(one.request))).toThrow("something else");
  });
});
