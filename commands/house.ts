import type { Database } from "#store/database.ts";
import type { ObjectStore } from "#store/objects/object-store.ts";

/** What commands work with. A command asks for the parts that it needs: `Pick<House, "database" | "clock">`. */
export type House = {
  database: Database;
  objects: ObjectStore;
  clock: () => Date;
  secrets: Secrets;
  settings: Settings;
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
  oidc: { issuer: string; clientId: string; clientSecret: string; label: string } | null;
};

/** The least that any command needs. */
export type Desk = Pick<House, "database" | "clock">;
