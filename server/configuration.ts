import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { LanguageModel } from "#commands/comparisons/ask-model.ts";
import type { Settings } from "#commands/house.ts";
import type { ObjectPlace } from "#store/objects/open-objects.ts";
import type { S3Settings } from "#store/objects/s3-client.ts";
import { type DicomConfiguration, dicomHelp, readDicom } from "./dimse/read-dicom.ts";
import { type OutputConfiguration, outputHelp, readOutputs } from "./read-outputs.ts";
import { parseKey } from "./secrets.ts";

export type Configuration = {
  host: string;
  port: number;
  /** Null for no DICOM listener. */
  dicomPort: number | null;
  dicom: DicomConfiguration;
  /** A folder whose files are taken in, and whose they are where there are several organisations; null for none. */
  watch: { folder: string; organisation: string | null } | null;
  /** Absolute. */
  dataDir: string;
  /** The address people use; null until the port is known, where it was not given. */
  url: string | null;
  databaseUrl: string | null;
  /** Where objects are kept. */
  objects: ObjectPlace;
  /** Where a second copy of each is kept; null for none. */
  replica: ObjectPlace | null;
  scrub: Settings["scrub"];
  secret: Uint8Array | null;
  /** Bytes that previews and encodings made of images may fill. */
  derivedBytes: number;
  trustProxy: string[];
  oidc: Settings["oidc"];
  outputs: OutputConfiguration;
  languageModel: LanguageModel | null;
  demo: boolean;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** Every fault of the configuration in a line of its own, for the administrator. */
export class ConfigurationError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ConfigurationError";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Flags, and the variables of the environment that mean the same; a flag goes before. */
const flagOptions = {
  host: { type: "string" },
  port: { type: "string" },
  data: { type: "string" },
  "dicom-port": { type: "string" },
  watch: { type: "string" },
  url: { type: "string" },
  demo: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export const configurationHelp = `npm start -- [flags]

  --port N         OVERREAD_PORT         port of the web application and API (8080)
  --host NAME      OVERREAD_HOST         where to listen (localhost); 0.0.0.0 opens the service to the network
  --url ADDRESS    OVERREAD_URL          the address people use, such as https://overread.example
  --data DIR       OVERREAD_DATA         where everything is kept (./data)
  --dicom-port N   OVERREAD_DICOM_PORT   port of the DICOM listener (11112), or "off"
${dicomHelp}  --watch DIR      OVERREAD_WATCH        take in images that are dropped into this folder
                   OVERREAD_WATCH_ORGANISATION  name or id of the organisation they are for, where there are several
  --demo           OVERREAD_DEMO=1       a demonstration with synthetic cases
                   DATABASE_URL          use this PostgreSQL instead of the embedded one
                   S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY
                                         keep images and records in this S3 bucket instead of files under --data
                   S3_PREFIX             put before every key in the bucket, where it serves others too
                   OVERREAD_REPLICA      a folder (on another disk) that gets a copy of every image and record
                   OVERREAD_REPLICA_S3_ENDPOINT and the others likewise: the copies go into this S3 bucket
                   OVERREAD_SCRUB_RATE   MB a second that are re-read to find damage (10); 0 for never
                   OVERREAD_SCRUB_DAYS   a round through all of them begins every so many days (30)
                   OVERREAD_LLM_URL, OVERREAD_LLM_MODEL, OVERREAD_LLM_KEY
                                         ask this language model (OpenAI-compatible, .../v1) for proposals in the comparison
                   OVERREAD_SECRET       the service's key: 32 bytes in base64 or hex, instead of the key file
                   OVERREAD_DERIVED_MB   megabytes for previews and encodings made of images (4096; 0 keeps none)
                   OVERREAD_TRUST_PROXY  addresses of reverse proxies whose X-Forwarded-For is believed, by comma
                   OVERREAD_LOG          debug, info, warn or error (warn)
                   OVERREAD_OIDC_ISSUER, OVERREAD_OIDC_CLIENT_ID, OVERREAD_OIDC_CLIENT_SECRET, OVERREAD_OIDC_LABEL
                                         sign-in by an OpenID Connect provider
${outputHelp}`;

/**
 * Reads flags and environment.
 * @returns null where help was asked for
 * @throws ConfigurationError naming every wrong value at once
 */
export function readConfiguration(args: readonly string[], environment: Environment): Configuration | null {
  const flags = readFlags(args);
  if (flags.help === true) return null;
  const faults: string[] = [];
  const given = (flag: string | undefined, variable: string) => {
    const value = flag ?? environment[variable];
    return value === undefined || value.trim() === "" ? null : value.trim();
  };
  const dataDir = resolve(given(flags.data, "OVERREAD_DATA") ?? "data");
  const configuration: Configuration = {
    host: given(flags.host, "OVERREAD_HOST") ?? "localhost",
    port: readPort(given(flags.port, "OVERREAD_PORT") ?? "8080", "--port (OVERREAD_PORT)", faults),
    dicomPort: readDicomPort(given(flags["dicom-port"], "OVERREAD_DICOM_PORT") ?? "11112", faults),
    dicom: readDicom(environment, faults),
    watch: readWatch(given(flags.watch, "OVERREAD_WATCH"), given(undefined, "OVERREAD_WATCH_ORGANISATION")),
    dataDir,
    url: readUrl(given(flags.url, "OVERREAD_URL"), faults),
    databaseUrl: readDatabaseUrl(given(undefined, "DATABASE_URL"), faults),
    objects: readS3("", environment, faults) ?? { kind: "files", folder: join(dataDir, objectFolder) },
    replica: readReplica(environment, dataDir, faults),
    scrub: {
      megabytesPerSecond: readNumber(environment, "OVERREAD_SCRUB_RATE", 10, faults),
      days: readNumber(environment, "OVERREAD_SCRUB_DAYS", 30, faults),
    },
    secret: readSecret(given(undefined, "OVERREAD_SECRET"), faults),
    derivedBytes: readMegabytes(given(undefined, "OVERREAD_DERIVED_MB") ?? "4096", "OVERREAD_DERIVED_MB", faults),
    trustProxy: (given(undefined, "OVERREAD_TRUST_PROXY") ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
    oidc: readOidc(environment, faults),
    outputs: readOutputs(environment, faults),
    languageModel: readLanguageModel(environment, faults),
    demo: flags.demo === true || /^(1|true|yes)$/i.test(environment.OVERREAD_DEMO ?? ""),
    logLevel: readLogLevel(given(undefined, "OVERREAD_LOG") ?? "warn", faults),
  };
  if (faults.length > 0) throw new ConfigurationError(faults);
  return configuration;
}

/** A service that answers as OpenAI's does, for proposals in the comparison; none unless it is set. */
function readLanguageModel(environment: Environment, faults: string[]): LanguageModel | null {
  const [url, model] = [environment.OVERREAD_LLM_URL?.trim() ?? "", environment.OVERREAD_LLM_MODEL?.trim() ?? ""];
  if (url === "") return null;
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !/^https?:$/.test(address.protocol)) {
    faults.push(`OVERREAD_LLM_URL is "${url}", but it is an address such as https://models.example/v1.`);
    return null;
  }
  if (model === "") faults.push("OVERREAD_LLM_URL is set, so OVERREAD_LLM_MODEL must name the model.");
  return { url: url.replace(/\/+$/, ""), model, key: environment.OVERREAD_LLM_KEY?.trim() || null };
}

/** The address people use when none was given: a name that passkeys accept, where the service is for this machine alone. */
export function defaultUrl(host: string, port: number): string {
  if (["localhost", "127.0.0.1", "::1"].includes(host)) return `http://localhost:${port}`;
  const name = ["0.0.0.0", "::"].includes(host) ? hostname() : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flagOptions, strict: true }).values;
  } catch (error) {
    throw new ConfigurationError([`${error instanceof Error ? error.message : String(error)}`, "", configurationHelp]);
  }
}

function readPort(text: string, name: string, faults: string[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) faults.push(`${name} is "${text}", but a port is a number from 0 to 65535.`);
  return port;
}

function readMegabytes(text: string, name: string, faults: string[]): number {
  const megabytes = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(megabytes)) faults.push(`${name} is "${text}", but it is a whole number of megabytes.`);
  return megabytes * 1024 ** 2;
}

const readWatch = (folder: string | null, organisation: string | null) =>
  folder === null ? null : { folder: resolve(folder), organisation };

const readDicomPort = (text: string, faults: string[]): number | null =>
  text === "off" ? null : readPort(text, "--dicom-port (OVERREAD_DICOM_PORT)", faults);

function readUrl(text: string | null, faults: string[]): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "") {
    faults.push(
      `--url (OVERREAD_URL) is "${text}", but it is an address such as https://overread.example, without a path.`,
    );
    return null;
  }
  return url.origin;
}

function readDatabaseUrl(text: string | null, faults: string[]): string | null {
  // The value may hold a password: it is not repeated.
  if (text !== null && !/^postgres(ql)?:\/\//.test(text)) {
    faults.push(
      "DATABASE_URL does not begin with postgresql://, as postgresql://user:password@host:5432/overread does.",
    );
  }
  return text;
}

function readSecret(text: string | null, faults: string[]): Uint8Array | null {
  if (text === null) return null;
  const key = parseKey(text);
  if (key === null) faults.push("OVERREAD_SECRET is not 32 bytes in base64 or hex. Make one: openssl rand -base64 32");
  return key;
}

function readOidc(environment: Environment, faults: string[]): Settings["oidc"] {
  const issuer = environment.OVERREAD_OIDC_ISSUER ?? "";
  const clientId = environment.OVERREAD_OIDC_CLIENT_ID ?? "";
  const clientSecret = environment.OVERREAD_OIDC_CLIENT_SECRET ?? "";
  if (issuer === "" && clientId === "" && clientSecret === "") return null;
  if (!URL.canParse(issuer)) faults.push("OVERREAD_OIDC_ISSUER is missing or not an address.");
  if (clientId === "") faults.push("OVERREAD_OIDC_CLIENT_ID is missing.");
  if (clientSecret === "") faults.push("OVERREAD_OIDC_CLIENT_SECRET is missing.");
  return { issuer, clientId, clientSecret, label: environment.OVERREAD_OIDC_LABEL ?? "your organisation" };
}

function readLogLevel(text: string, faults: string[]): Configuration["logLevel"] {
  if (text === "debug" || text === "info" || text === "warn" || text === "error") return text;
  faults.push(`OVERREAD_LOG is "${text}", but it is debug, info, warn or error.`);
  return "warn";
}

/** Where objects lie under the data folder. */
const objectFolder = "objects";

/** All of the five or none: storing on the disk in silence what was meant for S3 would be worse than not starting. */
function readS3(before: string, environment: Environment, faults: string[]): (ObjectPlace & { kind: "s3" }) | null {
  const given = (name: string) => (environment[`${before}S3_${name}`] ?? "").trim();
  const settings: S3Settings = {
    endpoint: given("ENDPOINT"),
    bucket: given("BUCKET"),
    region: given("REGION"),
    accessKeyId: given("ACCESS_KEY_ID"),
    secretAccessKey: given("SECRET_ACCESS_KEY"),
    prefix: readPrefix(given("PREFIX")),
  };
  const names = ["ENDPOINT", "BUCKET", "REGION", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY"];
  const missing = names.filter((name) => given(name) === "").map((name) => `${before}S3_${name}`);
  if (missing.length === names.length && settings.prefix === "") return null;
  if (missing.length > 0)
    faults.push(`${missing.join(", ")}: missing. S3 needs all of them; to keep objects in files, unset the others.`);
  else if (!URL.canParse(settings.endpoint) || !/^https?:$/.test(new URL(settings.endpoint).protocol))
    faults.push(`${before}S3_ENDPOINT is "${settings.endpoint}", but it is an address such as https://s3.example.`);
  return { kind: "s3", settings };
}

const readPrefix = (text: string): string => (text === "" || text.endsWith("/") ? text : `${text}/`);

function readReplica(environment: Environment, dataDir: string, faults: string[]): ObjectPlace | null {
  const folder = (environment.OVERREAD_REPLICA ?? "").trim();
  const inS3 = readS3("OVERREAD_REPLICA_", environment, faults);
  if (folder === "") return inS3;
  if (inS3 !== null) faults.push("OVERREAD_REPLICA and OVERREAD_REPLICA_S3_…: give one of them.");
  if (resolve(folder) === dataDir || resolve(folder) === join(dataDir, objectFolder))
    faults.push("OVERREAD_REPLICA is the place of the originals: a copy there is none. Name a folder on another disk.");
  return { kind: "files", folder: resolve(folder) };
}

function readNumber(environment: Environment, name: string, otherwise: number, faults: string[]): number {
  const text = (environment[name] ?? "").trim();
  if (text === "") return otherwise;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0)
    faults.push(`${name} is "${text}", but it is a number, such as ${otherwise}.`);
  return number;
}
