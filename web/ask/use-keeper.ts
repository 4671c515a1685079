import { useEffect, useState, useSyncExternalStore } from "react";
import type { CaseDetail, CaseDraft } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { call } from "../api/call.ts";
import { DraftKeeper, type DraftSnapshot } from "./draft-keeper.ts";
import { readLocalCopy, startFrom } from "./local-copy.ts";

function keeperFor(detail: CaseDetail): DraftKeeper {
  const params = { caseId: detail.id };
  const server: { revision: number; content: CaseDraft } = {
    revision: detail.draftRevision,
    content: detail.draft ?? {},
  };
  const local = readLocalCopy(detail.id);
  const start = startFrom(server, local);
  return new DraftKeeper({
    name: detail.id,
    // On the older revision the service answers "changed-meanwhile", and the person is asked.
    revision: start.kind === "both" && local !== null ? local.baseRevision : server.revision,
    content: start.kind === "both" ? start.mine : start.content,
    dirty: start.kind !== "server",
    save: async (baseRevision, content) =>
      (await call(caseRoutes.saveDraft, { params, body: { baseRevision, content } })).revision,
    load: async () => {
      const now = await call(caseRoutes.getCase, { params });
      return { revision: now.draftRevision, content: now.draft ?? {} };
    },
  });
}

/** The draft of a case, kept while the page is open; what is not saved when it closes is saved on the way out. */
export function useKeeper(detail: CaseDetail): { keeper: DraftKeeper; snapshot: DraftSnapshot } {
  const [keeper] = useState(() => keeperFor(detail));
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => {
    const now = () => void keeper.flush();
    window.addEventListener("online", now);
    document.addEventListener("visibilitychange", now);
    return () => {
      window.removeEventListener("online", now);
      document.removeEventListener("visibilitychange", now);
      now();
    };
  }, [keeper]);
  return { keeper, snapshot };
}
