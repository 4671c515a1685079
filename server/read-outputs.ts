import type { Hl7Receiver } from "#commands/opinions/hl7-receiver.ts";
import type { SigningConfiguration } from "#commands/signing/open-signing.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How signed answers leave: under which certificate, with whose time, to whom. */
export type OutputConfiguration = SigningConfiguration & { hl7Receivers: Hl7Receiver[] };

export const outputHelp = `                   OVERREAD_SIGNING_P12, OVERREAD_SIGNING_PASSWORD
                                         key and certificate (PKCS 12) under which PDFs are signed, instead of one made here
                   OVERREAD_TSA_URL      a time stamp authority (RFC 3161) asked at each signature
                   OVERREAD_HL7_RECEIVERS  systems that get each signed answer as ORU^R01, by comma:
                                         NAME=mllp://HOST:PORT/APPLICATION/FACILITY, or mllps:// for TLS
`;

export function readOutputs(environment: Environment, faults: string[]): OutputConfiguration {
  const given = (name: string) => {
    const value = environment[name]?.trim() ?? "";
    return value === "" ? null : value;
  };
  const file = given("OVERREAD_SIGNING_P12");
  const timeStampUrl = given("OVERREAD_TSA_URL");
  if (timeStampUrl !== null && !/^https?:$/.test(URL.canParse(timeStampUrl) ? new URL(timeStampUrl).protocol : ""))
    faults.push(`OVERREAD_TSA_URL is "${timeStampUrl}", but it is an address such as https://tsa.example/tsr.`);
  return {
    certificate: file === null ? null : { file, password: environment["OVERREAD_SIGNING_PASSWORD"] ?? "" },
    timeStampUrl,
    hl7Receivers: readReceivers(given("OVERREAD_HL7_RECEIVERS") ?? "", faults),
  };
}

function readReceivers(text: string, faults: string[]): Hl7Receiver[] {
  const receivers = text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .flatMap((one) => {
      const receiver = readReceiver(one);
      if (receiver !== null) return [receiver];
      faults.push(receiverFault(one));
      return [];
    });
  const names = receivers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) faults.push(`OVERREAD_HL7_RECEIVERS names "${twice}" twice.`);
  return receivers;
}

function receiverFault(one: string): string {
  return `OVERREAD_HL7_RECEIVERS holds "${one}", but a receiver is written as ris=mllp://10.0.0.5:2575/RIS/CLINIC.`;
}

function readReceiver(text: string): Hl7Receiver | null {
  const [, name = "", tls, host = "", port = "", application = "", facility = ""] =
    /^([\w-]{1,40})=mllp(s?):\/\/(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})(?:\/([^/,]*))?(?:\/([^/,]*))?\/?$/i.exec(text) ?? [];
  const number = Number(port);
  if (name === "" || number < 1 || number > 65_535) return null;
  const bare = host.replace(/^\[|\]$/g, "");
  return { name, host: bare, port: number, tls: tls?.toLowerCase() === "s", application, facility };
}
