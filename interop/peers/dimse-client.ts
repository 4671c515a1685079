import type { PeerScope } from "#commands/peers/find-calling-peer.ts";
import type { Peer } from "#contract/peers.ts";
import { dictionaryVr } from "#dicom/dictionary.ts";
import type { DicomJson } from "#dicom/json.ts";
import { callEcho } from "../dimse/call-echo.ts";
import { callFind } from "../dimse/call-find.ts";
import { callGet, callMove, type RetrieveProgress } from "../dimse/call-retrieve.ts";
import { callStore } from "../dimse/call-store.ts";
import type { CalledPeer, Caller } from "../dimse/open-association.ts";
import { PeerRefused, refusedByPeer } from "../dimse/refused-by-peer.ts";
import type { PeerClient, PeerDesk, Tell, TransferProgress } from "./peer-client.ts";
import { conditionsOf, studyAttributes, studyOf } from "./study-keys.ts";

type Address = Extract<Peer["address"], { kind: "dimse" }>;

/** A peer that is called over DIMSE. */
export function dimseClient(
  desk: PeerDesk,
  name: string,
  address: Address,
  onFault: (error: unknown) => void,
): PeerClient {
  const { dicom } = desk.settings;
  const caller: Caller = { aeTitle: dicom.aeTitle, tls: dicom.tls };
  const called = (): CalledPeer => {
    const { aeTitle, host, port, tls } = address;
    if (host === null || port === null) throw refusedByPeer("cannot be called: it has no host and port here");
    return { aeTitle, host, port, tls };
  };
  return {
    echo: async () => callEcho(caller, called()),
    search: async (search, limit) => {
      const keys: DicomJson = { "00080052": { vr: "CS", Value: ["STUDY"] } };
      for (const tag of Object.values(studyAttributes)) keys[tag] = { vr: dictionaryVr(tag, false) ?? "UN" };
      for (const [keyword, value] of Object.entries(conditionsOf(search)))
        for (const [known, tag] of Object.entries(studyAttributes))
          if (known === keyword) keys[tag] = { vr: dictionaryVr(tag, false) ?? "UN", Value: [keyValue(tag, value)] };
      const { found, more } = await callFind(caller, called(), keys, limit);
      return { studies: found.map(studyOf).filter((one) => one !== null), more };
    },
    pull: (study, scope, tell) => pull({ desk, caller, called: called(), name, onFault }, study, scope, tell),
    send: async (files, tell) => {
      const report = async (progress: { done: number; failed: number; problem: string | null }) =>
        tell({ expected: files.length, ...progress });
      return { expected: files.length, ...(await callStore(caller, called(), files, report)) };
    },
  };
}

const keyValue = (tag: string, value: string) => (dictionaryVr(tag, false) === "PN" ? { Alphabetic: value } : value);

type Pulling = { desk: PeerDesk; caller: Caller; called: CalledPeer; name: string; onFault: (error: unknown) => void };

/** By C-GET, which needs nothing of the peer; by C-MOVE to ourselves where it does not offer that, or could not give all of it so. */
async function pull(
  { desk, caller, called, onFault }: Pulling,
  study: string,
  scope: PeerScope,
  tell: Tell,
): Promise<TransferProgress> {
  const report = async (progress: RetrieveProgress) => tell(progressOf(progress));
  const got = await callGet(caller, called, study, { desk, scope, onFault }, report).catch(ifRefused);
  if (got !== null && got.failed === 0) return progressOf({ ...got, remaining: 0 });
  const { port } = desk.settings.dicom;
  const moved = port === null ? null : await callMove(caller, called, study, report).catch(unlessGot(got));
  const best = moved ?? got;
  if (best === null) throw refusedByPeer("offers neither C-GET nor C-MOVE");
  return progressOf({ ...best, remaining: 0 });
}

/** What the peer says no to one way may go the other way. */
function ifRefused(error: unknown): null {
  if (error instanceof PeerRefused) return null;
  throw error;
}

/** Where some of it came already, that the rest cannot come the other way is not the news. */
const unlessGot = (got: RetrieveProgress | null) => (error: unknown) => {
  if (got === null) throw error;
  return null;
};

const progressOf = ({ done, failed, remaining, problem }: RetrieveProgress): TransferProgress => ({
  expected: remaining === null ? null : done + failed + remaining,
  done,
  failed,
  problem,
});
