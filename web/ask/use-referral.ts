import { useRef, useState } from "react";
import type { CaseDraft } from "#contract/case.ts";
import type { CaseId } from "#contract/ids.ts";
import type { Me } from "#contract/people.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { call } from "../api/call.ts";
import { dropLocalCopy, readLocalCopy, writeLocalCopy } from "./local-copy.ts";

const empty = (me: Me): CaseDraft => ({ forWhom: "my-patient", referrer: { name: me.name, email: me.email } });

/**
 * The referrer's short form: kept in this browser until it is sent, and made a case only then.
 * @returns `store` puts it into the service (the same case again when sending failed in between) and gives its id and revision
 */
export function useReferral(me: Me) {
  const name = `referral.${me.id}`;
  const [draft, setDraft] = useState<CaseDraft>(() => readLocalCopy(name)?.content ?? empty(me));
  const stored = useRef<CaseId | null>(null);
  const change = (some: Partial<CaseDraft>) =>
    setDraft((before) => {
      const content = { ...before, ...some };
      writeLocalCopy(name, { baseRevision: 0, savedAt: new Date().toISOString(), content });
      return content;
    });
  const store = async (): Promise<{ id: CaseId; revision: number }> => {
    const content = { ...draft, step: "review" };
    if (stored.current === null) {
      stored.current = (await call(caseRoutes.createCase, { body: { content } })).id;
      const { draftRevision } = await call(caseRoutes.getCase, { params: { caseId: stored.current } });
      return { id: stored.current, revision: draftRevision };
    }
    const params = { caseId: stored.current };
    const { draftRevision } = await call(caseRoutes.getCase, { params });
    const { revision } = await call(caseRoutes.saveDraft, { params, body: { baseRevision: draftRevision, content } });
    return { id: stored.current, revision };
  };
  const clear = () => {
    dropLocalCopy(name);
    stored.current = null;
    setDraft(empty(me));
  };
  return { draft, change, store, clear };
}
