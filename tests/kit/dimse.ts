import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { WholeInstance } from "#commands/images/load-whole.ts";
import { readInstance } from "#dicom/read-instance.ts";
import { type Listener, type ListenerOptions, listen } from "#interop/dimse/listen.ts";
import type { CalledPeer, Caller } from "#interop/dimse/open-association.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { GivenOrganisation, ServiceForPeople } from "./people.ts";
import type { TestService } from "./service.ts";

export type TestListener = Listener & {
  /** As peers call it. */
  called: CalledPeer;
  notes: { what: string; callingAe: string; detail: string }[];
  faults: unknown[];
};

/** A DICOM listener on a port of its own. */
export async function startListener(
  { house }: TestService,
  options: Partial<ListenerOptions> = {},
): Promise<TestListener> {
  const notes: TestListener["notes"] = [];
  const faults: unknown[] = [];
  const listener = await listen(house, {
    host: "127.0.0.1",
    port: 0,
    aeTitle: "OVERREAD",
    tls: null,
    callWith: null,
    privateClasses: new Set(),
    mostAssociations: 16,
    timing: { artim: 2000, idle: 20_000 },
    onFault: (error) => faults.push(error),
    note: (event) => notes.push(event),
    ...options,
  });
  house.settings.dicom.port = listener.port;
  const called = {
    aeTitle: options.aeTitle ?? "OVERREAD",
    host: "127.0.0.1",
    port: listener.port,
    tls: options.tls != null,
  };
  return { ...listener, called, notes, faults };
}

export type PeerRights = {
  store?: boolean;
  query?: boolean;
  retrieve?: boolean;
  actsFor?: string;
  port?: number;
  host?: string | null;
};

/** A peer that the organisation knows; may do everything where nothing is said. */
export async function givenPeer(
  { house }: ServiceForPeople,
  organisation: GivenOrganisation,
  aeTitle: string,
  { store = true, query = true, retrieve = true, actsFor, port, host = "127.0.0.1" }: PeerRights = {},
): Promise<Caller & { id: string }> {
  const id = randomUUID();
  await inScope(house.database, systemScope, (tx) =>
    tx
      .insertInto("peer")
      .values({
        id,
        organisation_id: organisation.id,
        name: `Peer ${aeTitle}`,
        kind: "dimse",
        ae_title: aeTitle,
        host,
        port: port ?? null,
        may_store: store,
        may_query: query,
        may_retrieve: retrieve,
        acts_for: actsFor ?? null,
      })
      .execute(),
  );
  return { id, aeTitle, tls: null };
}

/** Bytes as a file to be sent. */
export function fileToSend(bytes: Uint8Array): WholeInstance {
  const { sopInstanceUid, sopClassUid, seriesInstanceUid, transferSyntaxUid } = readInstance(bytes);
  const same = { sopInstanceUid, sopClassUid, seriesInstanceUid, transferSyntaxUid };
  return { ...same, revision: sopInstanceUid, size: bytes.length, open: async () => Readable.from([bytes]) };
}

export const noProgress = async (): Promise<void> => undefined;
