import type { SecureContextOptions } from "node:tls";
import type { DicomTls } from "#commands/peers/dicom-settings.ts";

/**
 * The cipher suites of the BCP 195 TLS Secure Transport Connection Profile, PS3.15 section B.12 (RFC 9325 section 4.2), after those of
 * TLS 1.3.
 */
const suites = [
  "TLS_AES_128_GCM_SHA256",
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES256-GCM-SHA384",
];

/** TLS 1.2 and 1.3 with the profile's suites; nothing else is spoken. */
export function tlsOptions(tls: DicomTls | null): SecureContextOptions {
  return {
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.3",
    ciphers: suites.join(":"),
    ecdhCurve: "X25519:P-256:P-384",
    ...(tls === null ? {} : { key: tls.key, cert: tls.cert }),
    ...(tls?.ca == null ? {} : { ca: tls.ca }),
  };
}
