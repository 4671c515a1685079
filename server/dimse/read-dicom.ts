import { readFileSync } from "node:fs";
import type { DicomTls } from "#commands/peers/dicom-settings.ts";

/** How the service listens for DICOM associations. */
export type DicomConfiguration = {
  aeTitle: string;
  /** Private storage classes that are taken beside the standard's; "*" for all. */
  privateClasses: ReadonlySet<string>;
  mostAssociations: number;
  tls: DicomTls | null;
  /** Listens for TLS here, beside the port in plain. */
  tlsPort: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

export const dicomHelp = `                   OVERREAD_DICOM_AE     AE title (OVERREAD)
                   OVERREAD_DICOM_SOP_CLASSES  private storage classes to take, by comma; * for whatever is sent
                   OVERREAD_DICOM_ASSOCIATIONS  associations at the same time (32)
                   OVERREAD_DICOM_TLS_KEY, OVERREAD_DICOM_TLS_CERT, OVERREAD_DICOM_TLS_CA
                                         PEM files: listens for TLS as well, on OVERREAD_DICOM_TLS_PORT (2762)
                   OVERREAD_DICOM_TLS_CLIENTS=1  peers over TLS must show a certificate of that authority
`;

/** Reads the variables of the environment that are about DICOM; what is wrong is put among the faults. */
export function readDicom(environment: Environment, faults: string[]): DicomConfiguration {
  const given = (name: string) => environment[name]?.trim() ?? "";
  const aeTitle = given("OVERREAD_DICOM_AE") || "OVERREAD";
  if (!/^[\x20-\x5b\x5d-\x7e]{1,16}$/.test(aeTitle))
    faults.push(`OVERREAD_DICOM_AE is "${aeTitle}", but an AE title has 1 to 16 plain characters.`);
  const classes = given("OVERREAD_DICOM_SOP_CLASSES")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  for (const uid of classes)
    if (!/^(\*|[0-9.]{1,64})$/.test(uid)) faults.push(`OVERREAD_DICOM_SOP_CLASSES holds "${uid}", which is no UID.`);
  return {
    aeTitle,
    privateClasses: new Set(classes),
    mostAssociations: wholeNumber(given("OVERREAD_DICOM_ASSOCIATIONS"), 32, "OVERREAD_DICOM_ASSOCIATIONS", faults),
    tls: readTls(given, faults),
    tlsPort: wholeNumber(given("OVERREAD_DICOM_TLS_PORT"), 2762, "OVERREAD_DICOM_TLS_PORT", faults),
  };
}

function wholeNumber(text: string, otherwise: number, name: string, faults: string[]): number {
  if (text === "") return otherwise;
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) faults.push(`${name} is "${text}", but it is a whole number up to 65535.`);
  return value;
}

function readTls(given: (name: string) => string, faults: string[]): DicomTls | null {
  const pem = (name: string) => {
    const path = given(name);
    if (path === "") return null;
    try {
      return readFileSync(path, "utf8");
    } catch {
      faults.push(`${name} is ${path}, which cannot be read.`);
      return null;
    }
  };
  const [key, cert, ca] = [pem("OVERREAD_DICOM_TLS_KEY"), pem("OVERREAD_DICOM_TLS_CERT"), pem("OVERREAD_DICOM_TLS_CA")];
  const clientCertificates = /^(1|true|yes)$/i.test(given("OVERREAD_DICOM_TLS_CLIENTS"));
  if (key !== null && cert !== null) return { key, cert, ca, clientCertificates };
  if (given("OVERREAD_DICOM_TLS_KEY") !== given("OVERREAD_DICOM_TLS_CERT") && (key === null) !== (cert === null))
    faults.push("OVERREAD_DICOM_TLS_KEY and OVERREAD_DICOM_TLS_CERT go together.");
  return null;
}
