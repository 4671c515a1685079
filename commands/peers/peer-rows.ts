import type { Selectable } from "kysely";
import { personId } from "#contract/ids.ts";
import type { Peer, PeerInput } from "#contract/peers.ts";
import type { Peer as PeerTable } from "#store/tables.ts";

export type PeerRow = Selectable<PeerTable>;

/** A row as a peer; its secret stays behind. */
export function describePeer(row: PeerRow): Peer {
  return {
    id: row.id,
    name: row.name,
    address: addressOf(row),
    mayStore: row.may_store,
    mayQuery: row.may_query,
    mayRetrieve: row.may_retrieve,
    actsFor: row.acts_for === null ? null : personId.parse(row.acts_for),
    hasToken: row.sealed_token !== null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}

function addressOf(row: PeerRow): Peer["address"] {
  if (row.kind === "dicomweb") return { kind: "dicomweb", baseUrl: row.base_url ?? "" };
  return {
    kind: "dimse",
    aeTitle: row.ae_title ?? "",
    host: row.host,
    port: row.port,
    tls: row.tls,
    onlyFromHost: row.only_from_host,
  };
}

/** The columns that an administrator fills in; of a DICOMweb service none that is about calling. */
export function columnsOf({ name, address, mayStore, mayQuery, mayRetrieve, actsFor }: PeerInput) {
  const dimse = address.kind === "dimse" ? address : null;
  return {
    name,
    kind: address.kind,
    ae_title: dimse?.aeTitle ?? null,
    host: dimse?.host ?? null,
    port: dimse?.port ?? null,
    tls: dimse?.tls ?? false,
    only_from_host: dimse?.onlyFromHost ?? false,
    base_url: address.kind === "dicomweb" ? address.baseUrl : null,
    may_store: dimse !== null && mayStore,
    may_query: dimse !== null && mayQuery,
    may_retrieve: dimse !== null && mayRetrieve,
    acts_for: dimse === null ? null : actsFor,
  };
}
