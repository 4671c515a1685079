import { personId } from "#contract/ids.ts";
import type { Peer, PeerInput } from "#contract/peers.ts";

/** What stands in the fields of the dialog. */
export type PeerFields = {
  name: string;
  kind: "dimse" | "dicomweb";
  aeTitle: string;
  host: string;
  port: string;
  tls: boolean;
  onlyFromHost: boolean;
  baseUrl: string;
  token: string;
  mayStore: boolean;
  mayQuery: boolean;
  mayRetrieve: boolean;
  actsFor: string;
};

const empty: PeerFields = {
  name: "",
  kind: "dimse",
  aeTitle: "",
  host: "",
  port: "104",
  tls: false,
  onlyFromHost: false,
  baseUrl: "",
  token: "",
  mayStore: true,
  mayQuery: false,
  mayRetrieve: false,
  actsFor: "",
};

export function fieldsOf(peer: Peer | null): PeerFields {
  if (peer === null) return empty;
  const { address, name, mayStore, mayQuery, mayRetrieve } = peer;
  const same = { ...empty, name, mayStore, mayQuery, mayRetrieve, actsFor: peer.actsFor ?? "", kind: address.kind };
  if (address.kind === "dicomweb") return { ...same, baseUrl: address.baseUrl };
  const { aeTitle, host, port, tls, onlyFromHost } = address;
  return { ...same, aeTitle, host: host ?? "", port: port === null ? "" : String(port), tls, onlyFromHost };
}

export type PeerProblem = "name" | "aeTitle" | "host" | "port" | "baseUrl";

/** What is wrong with the fields; empty where they can be saved. */
export function problemsOf(fields: PeerFields): Set<PeerProblem> {
  const wrong = new Set<PeerProblem>();
  if (fields.name.trim() === "") wrong.add("name");
  if (fields.kind === "dicomweb") {
    if (!/^https?:\/\/[^\s/]+/.test(fields.baseUrl.trim()) || !URL.canParse(fields.baseUrl.trim()))
      wrong.add("baseUrl");
    return wrong;
  }
  if (!/^[\x20-\x5b\x5d-\x7e]{1,16}$/.test(fields.aeTitle.trim())) wrong.add("aeTitle");
  if (fields.host.trim() !== "" && !/^[a-zA-Z0-9.:_-]{1,253}$/.test(fields.host.trim())) wrong.add("host");
  const port = Number(fields.port);
  if (fields.host.trim() !== "" && !(/^\d{1,5}$/.test(fields.port) && port >= 1 && port <= 65_535)) wrong.add("port");
  return wrong;
}

export function inputOf(fields: PeerFields): PeerInput {
  const host = fields.host.trim() === "" ? null : fields.host.trim();
  return {
    name: fields.name.trim(),
    address:
      fields.kind === "dicomweb"
        ? { kind: "dicomweb", baseUrl: fields.baseUrl.trim() }
        : {
            kind: "dimse",
            aeTitle: fields.aeTitle.trim(),
            host,
            port: host === null ? null : Number(fields.port),
            tls: fields.tls,
            onlyFromHost: host !== null && fields.onlyFromHost,
          },
    mayStore: fields.mayStore,
    mayQuery: fields.mayQuery,
    mayRetrieve: fields.mayRetrieve,
    actsFor: fields.actsFor === "" ? null : personId.parse(fields.actsFor),
    token: fields.token.trim() === "" ? null : fields.token.trim(),
  };
}
