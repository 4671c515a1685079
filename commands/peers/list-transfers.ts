import { type CaseId, caseId } from "#contract/ids.ts";
import { type PeerTransfer, transferState } from "#contract/peers.ts";
import { inScope, type PersonScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

const mostListed = 200;

/** Studies on their way from and to peers, newest first. @param of only those of this case */
export async function listTransfers(desk: Desk, scope: PersonScope, of: CaseId | null): Promise<PeerTransfer[]> {
  const rows = await inScope(desk.database, scope, (tx) =>
    tx
      .selectFrom("peer_transfer")
      .innerJoin("peer", "peer.id", "peer_transfer.peer_id")
      .selectAll("peer_transfer")
      .select("peer.name as peer_name")
      .$if(of !== null, (query) => query.where("case_id", "=", of))
      .orderBy("asked_at", "desc")
      .orderBy("peer_transfer.id")
      .limit(mostListed)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    peerId: row.peer_id,
    peerName: row.peer_name,
    direction: row.direction === "send" ? "send" : "pull",
    caseId: row.case_id === null ? null : caseId.parse(row.case_id),
    studyInstanceUid: row.study_instance_uid,
    label: row.label,
    state: transferState.parse(row.state),
    expected: row.expected,
    done: row.done,
    failed: row.failed,
    problem: row.problem,
    askedAt: row.asked_at.toISOString(),
  }));
}
