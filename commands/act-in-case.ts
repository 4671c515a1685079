import { isBlind } from "#cases/blind.ts";
import { mayDo } from "#cases/may-do.ts";
import type { Standing } from "#cases/standing.ts";
import { type CaseEvent, moveCase } from "#cases/transitions.ts";
import { type Part, part, type Stage, stage } from "#contract/case.ts";
import type { CaseVerb } from "#contract/case-verbs.ts";
import { type CaseId, type OrganisationId, organisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type OrganisationScope, type Scope } from "#store/scope.ts";
import type { Desk } from "./house.ts";
import { actorOf, type EventToRecord, recordEvent, recordView } from "./record-event.ts";

/** The case as found when the verb was permitted. */
export type CaseFacts = {
  id: CaseId;
  organisationId: OrganisationId;
  number: string;
  createdAt: Date;
  stage: Stage;
  stageSince: Date;
  standing: Standing;
  blind: boolean;
};

/** One act in one case: everything in it commits together, the custody event included, or nothing does. */
export type CaseAct = {
  tx: Tx;
  scope: Scope;
  kase: CaseFacts;
  at: Date;
  record: (event: EventToRecord) => Promise<void>;
  /** Like `record`, once for the same thing within some minutes. */
  recordView: (event: EventToRecord) => Promise<void>;
  /** Moves the case and records it; gives the new stage. @throws Refusal "wrong-stage" */
  move: (event: CaseEvent, reason?: string | null) => Promise<Stage>;
};

/**
 * Does something in a case: locks the case, asks `cases/` whether this scope may, runs `work` and commits.
 * @throws Refusal "not-found" also where the case exists but is none of the asker's business
 */
export async function actInCase<T>(
  desk: Desk,
  scope: Scope,
  caseId: CaseId,
  verb: CaseVerb,
  work: (act: CaseAct) => Promise<T>,
): Promise<T> {
  return await inCase(desk, scope, caseId, verb, "lock", work);
}

/** Looks at a case: as `actInCase` without the lock, so that readers do not wait for each other. */
export async function lookInCase<T>(
  desk: Desk,
  scope: Scope,
  caseId: CaseId,
  verb: CaseVerb,
  work: (act: CaseAct) => Promise<T>,
): Promise<T> {
  return await inCase(desk, scope, caseId, verb, "look", work);
}

async function inCase<T>(
  desk: Desk,
  scope: Scope,
  caseId: CaseId,
  verb: CaseVerb,
  mode: "lock" | "look",
  work: (act: CaseAct) => Promise<T>,
): Promise<T> {
  return await inScope(desk.database, scope, async (tx) => {
    const kase = await findCaseFacts(tx, scope, caseId, mode);
    const refusal = mayDo(kase.standing, kase.stage, verb);
    if (refusal !== null) throw new Refusal(refusal);
    return await work(caseAct(tx, scope, kase, desk.clock()));
  });
}

/** The parts of an act over facts already loaded; commands that find their case otherwise (DICOMweb) use it too. */
export function caseAct(tx: Tx, scope: Scope, kase: CaseFacts, at: Date): CaseAct {
  const chain = { organisationId: kase.organisationId, caseId: kase.id };
  const actor = actorOf(scope);
  const record = (event: EventToRecord) => recordEvent(tx, chain, actor, at, event);
  return {
    tx,
    scope,
    kase,
    at,
    record,
    recordView: (event) => recordView(tx, chain, actor, at, event),
    move: async (event, reason = null) => {
      const next = moveCase(kase.stage, event);
      await appendStage(tx, kase, next, scope, at, reason);
      await record({ kind: "stage-moved", reason, detail: { from: kase.stage, to: next } });
      kase.stage = next;
      kase.stageSince = at;
      return next;
    },
  };
}

/** Stage, parts and seal of a case as the scope stands to it. @throws Refusal "not-found" */
export async function findCaseFacts(tx: Tx, scope: Scope, caseId: CaseId, mode: "lock" | "look"): Promise<CaseFacts> {
  const found = tx
    .selectFrom("second_opinion_case")
    .select(["organisation_id", "number", "created_at"])
    .where("id", "=", caseId);
  // Not FOR UPDATE: a look that appends to the case's chain holds the chain and asks for the row's key (the foreign key), and an act
  // that holds the row and waits for the chain would never end.
  const row = await (mode === "lock" ? found.forNoKeyUpdate() : found).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  const last = await tx
    .selectFrom("case_stage")
    .select(["stage", "at"])
    .where("case_id", "=", caseId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const standing = await standingOf(tx, scope, caseId);
  return {
    id: caseId,
    organisationId: organisationId.parse(row.organisation_id),
    number: row.number,
    createdAt: row.created_at,
    stage: stage.parse(last.stage),
    stageSince: last.at,
    standing,
    blind: isBlind(standing),
  };
}

async function standingOf(tx: Tx, scope: Scope, caseId: CaseId): Promise<Standing> {
  if (scope.kind === "service") return { kind: "service", role: scope.role };
  if (scope.kind !== "person") return { kind: scope.kind };
  const { parts, sealed } = await partsAndSeal(tx, scope, caseId);
  return { kind: "person", roles: scope.roles, parts, sealed };
}

async function partsAndSeal(tx: Tx, scope: OrganisationScope & { kind: "person" }, caseId: CaseId) {
  const grants = await tx
    .selectFrom("case_grant")
    .select("part")
    .where("case_id", "=", caseId)
    .where("person_id", "=", scope.personId)
    .where("revoked_at", "is", null)
    .execute();
  const parts: Part[] = grants.map((grant) => part.parse(grant.part));
  if (!parts.includes("reader")) return { parts, sealed: false };
  const version = await tx
    .selectFrom("reading_version")
    .select("version")
    .where("case_id", "=", caseId)
    .where("reader_id", "=", scope.personId)
    .limit(1)
    .executeTakeFirst();
  return { parts, sealed: version !== undefined };
}

async function appendStage(tx: Tx, kase: CaseFacts, next: Stage, scope: Scope, at: Date, reason: string | null) {
  const { max } = await tx
    .selectFrom("case_stage")
    .select((eb) => eb.fn.max("sequence").as("max"))
    .where("case_id", "=", kase.id)
    .executeTakeFirstOrThrow();
  const actor = actorOf(scope);
  await tx
    .insertInto("case_stage")
    .values({
      organisation_id: kase.organisationId,
      case_id: kase.id,
      sequence: (max ?? 0) + 1,
      stage: next,
      at,
      by_name: actor.name,
      by_id: actor.id,
      reason,
    })
    .execute();
}
