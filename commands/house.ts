import type { CaseId, OrganisationId, ReadingId, RecordId } from "#contract/ids.ts";
import type { Database, Tx } from "#store/database.ts";
import type { DerivedStore } from "#store/derived/derived-store.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";
import type { Stores } from "#store/objects/with-copies.ts";
import type { LanguageModel } from "./comparisons/ask-model.ts";
import type { Hl7Receiver } from "./opinions/hl7-receiver.ts";
import type { DicomSettings } from "./peers/dicom-settings.ts";
import type { SigningSettings } from "./signing/signing-settings.ts";

/** What commands work with. A command asks for the parts that it needs: `Pick<House, "database" | "clock">`. */
export type House = {
  database: Database;
  objects: ObjectStore;
  /** The same, each store by itself: for copying, scrubbing and removing. */
  stores: Stores;
  /** Previews and encodings made of images: dropped first when space is short. */
  derived: DerivedStore;
  clock: () => Date;
  secrets: Secrets;
  settings: Settings;
  jobs: Jobs;
};

/** Work that a command leaves for afterwards, with what each kind of it is told. */
export type JobData = {
  /** Fetches a study from a peer, or sends one. */
  "carry-transfer": { organisationId: OrganisationId; transferId: string };
  /** Reads the text of a scan or photo: too slow to be waited for. */
  "read-record-text": { organisationId: OrganisationId; caseId: CaseId; recordId: RecordId };
  /** Sends a signed opinion to a receiver of HL7 messages. */
  "send-report": { organisationId: OrganisationId; caseId: CaseId; version: number; receiver: string };
  /** Makes DICOM objects of the marks of a sealed reading. */
  "store-marks": { organisationId: OrganisationId; caseId: CaseId; readingId: ReadingId; version: number };
  /** Encodes the images that a reader will open, so that a viewer can begin with their first kilobytes. */
  "prepare-images": { organisationId: OrganisationId; caseId: CaseId };
};

export type Jobs = {
  /** In the command's own transaction: there is a job if, and only if, what it is about was committed. It may run more than once. */
  enqueue<N extends keyof JobData>(tx: Tx, name: N, data: JobData[N]): Promise<void>;
};

/** Seals what must be read again, such as authenticator secrets: AES-256-GCM under the service's own key. */
export type Secrets = {
  seal(plain: Uint8Array): Uint8Array;
  /** @throws when the bytes were not sealed by this key, or were changed */
  open(sealed: Uint8Array): Uint8Array;
};

export type Settings = {
  /** The address that people use, without a slash at the end: links and passkeys rest on it. */
  url: string;
  demo: boolean;
  dicom: DicomSettings;
  /** How fast stored objects are read again to find damage (0 for never), and how often a round through all begins. */
  scrub: { megabytesPerSecond: number; days: number };
  signing: SigningSettings;
  hl7Receivers: readonly Hl7Receiver[];
  /** null: none is asked. */
  languageModel: LanguageModel | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; label: string } | null;
};

/** The least that any command needs. */
export type Desk = Pick<House, "database" | "clock">;
