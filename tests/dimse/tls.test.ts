import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DicomTls } from "#commands/peers/dicom-settings.ts";
import { callEcho } from "#interop/dimse/call-echo.ts";
import { callStore } from "#interop/dimse/call-store.ts";
import { fileToSend, givenPeer, noProgress, startListener, type TestListener } from "../kit/dimse.ts";
import { givenOrganisation } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { ctSlice } from "../kit/synthetic-images.ts";

const hasOpenssl = (() => {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOpenssl)("DIMSE over TLS", () => {
  let service: TestService;
  let listener: TestListener;
  let folder: string;
  let tls: DicomTls;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "overread-tls-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"];
    const made = [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
    ];
    execFileSync("openssl", [...made, ...subject], { stdio: "ignore" });
    const pem = readFileSync(cert, "utf8");
    tls = { key: readFileSync(key, "utf8"), cert: pem, ca: pem, clientCertificates: true };
    service = await startService();
    listener = await startListener(service, { tls, callWith: tls });
    await givenPeer(service, await givenOrganisation(service), "SECURE");
  });
  afterAll(async () => {
    await listener.stop();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("stores for a peer with the right certificate", async () => {
    const file = fileToSend(ctSlice(1, { study: 7500 }));
    expect(await callStore({ aeTitle: "SECURE", tls }, listener.called, [file], noProgress)).toMatchObject({ done: 1 });
  });

  it("refuses a peer without one, and one in plain", async () => {
    const without = { ...tls, key: "", cert: "" };
    await expect(callEcho({ aeTitle: "SECURE", tls: { ...without } }, listener.called)).rejects.toThrow();
    await expect(callEcho({ aeTitle: "SECURE", tls: null }, { ...listener.called, tls: false })).rejects.toThrow();
  });

  it.each([
    ["TLSv1.1", {}],
    ["TLSv1.2", { ciphers: "AES128-SHA" }],
  ] as const)("does not speak %s %o", async (version, more) => {
    const options = {
      host: "127.0.0.1",
      port: listener.port,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
    };
    const outcome = await new Promise((resolve) => {
      const socket = connect({ ...options, ...more, key: tls.key, cert: tls.cert }, () => resolve("spoken"));
      socket.on("error", () => resolve("refused"));
    });
    expect(outcome).toBe("refused");
  });
});
