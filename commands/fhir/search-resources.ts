import { type RawBuilder, sql } from "kysely";
import { isBlind } from "#cases/blind.ts";
import { mayDo } from "#cases/may-do.ts";
import { type JsonValue, jsonValue } from "#contract/custody.ts";
import { type CaseId, caseId, organisationId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import type { SearchKind } from "#reporting/fhir-search.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import { findCaseFacts } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { actorOf, recordView } from "../record-event.ts";

/** One condition: any of the values fits. For dates `prefix` says how they are compared (FHIR R4 section 3.1.1.4.5). */
export type ResourceMatch = {
  parameter: string;
  kind: SearchKind;
  values: readonly { prefix: "eq" | "ne" | "gt" | "lt" | "ge" | "le"; value: string }[];
};

export type ResourceSearch = {
  type: string;
  /** Ids of resources; null for any. */
  ids: readonly string[] | null;
  matches: readonly ResourceMatch[];
  limit: number;
  offset: number;
};

export type FoundResource = { content: JsonValue; at: Date };

type Row = { case_id: string; organisation_id: string; version: number; content: unknown; at: Date };

/**
 * Resources of signed opinions that the scope may read, newest first, of each case those of its newest version alone. That each case
 * was looked into is recorded in it.
 * @throws Refusal "not-permitted" for tokens that are no integrator's
 */
export async function searchResources(
  desk: Desk,
  scope: OrganisationScope,
  search: ResourceSearch,
): Promise<{ found: FoundResource[]; total: number }> {
  requireReader(scope);
  const found = await inScope(desk.database, scope, async (tx) => {
    const permitted = await permittedCases(tx, scope);
    const newest = sql`r.version = (SELECT max(o.version) FROM fhir_resource o WHERE o.case_id = r.case_id)`;
    const conditions = [
      sql`r.organisation_id = ${scope.organisationId}`,
      sql`r.resource_type = ${search.type}`,
      newest,
      ...(permitted === null ? [] : [sql`r.case_id = ANY (${permitted}::uuid[])`]),
      ...(search.ids === null ? [] : [sql`r.resource_id::text = ANY (${search.ids}::text[])`]),
      ...search.matches.map(conditionOf),
    ];
    const where = sql.join(conditions, sql` AND `);
    const rows = await sql<Row>`SELECT r.case_id, r.organisation_id, r.version, r.content, r.at FROM fhir_resource r
      WHERE ${where} ORDER BY r.at DESC, r.resource_id LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
    const count = await sql<{ n: number }>`SELECT count(*)::int AS n FROM fhir_resource r WHERE ${where}`.execute(tx);
    return { rows: rows.rows, total: count.rows[0]?.n ?? 0 };
  });
  await recordLooks(desk, scope, search.type, found.rows);
  return {
    found: found.rows.map(({ content, at }) => ({ content: jsonValue.parse(content), at })),
    total: found.total,
  };
}

/**
 * One resource, also of an older version.
 * @throws Refusal "not-found" also where it is none of the asker's business
 */
export async function readResource(
  desk: Desk,
  scope: OrganisationScope,
  type: string,
  id: string,
): Promise<FoundResource> {
  requireReader(scope);
  const row = await inScope(desk.database, scope, async (tx) => {
    const permitted = await permittedCases(tx, scope);
    return await tx
      .selectFrom("fhir_resource")
      .select(["case_id", "organisation_id", "version", "content", "at"])
      .where("resource_type", "=", type)
      .where("resource_id", "=", id)
      .$if(permitted !== null, (query) => query.where("case_id", "in", permitted ?? []))
      .executeTakeFirst();
  });
  if (row === undefined) throw new Refusal("not-found");
  await recordLooks(desk, scope, type, [row]);
  return { content: jsonValue.parse(row.content), at: row.at };
}

function requireReader(scope: OrganisationScope): void {
  if (scope.kind === "service" && scope.role !== "integrator")
    throw new Refusal("not-permitted", "an integrator's token opens the FHIR interface");
}

/** The cases whose opinion a person may see; null for an integrator, who reads those of the organisation. */
async function permittedCases(tx: Tx, scope: OrganisationScope): Promise<CaseId[] | null> {
  if (scope.kind === "service") return null;
  const rows = await tx.selectFrom("fhir_resource").select("case_id").distinct().execute();
  const permitted: CaseId[] = [];
  for (const row of rows) {
    const id = caseId.parse(row.case_id);
    const { standing, stage } = await findCaseFacts(tx, scope, id, "look");
    if (!isBlind(standing) && mayDo(standing, stage, "view-opinion") === null) permitted.push(id);
  }
  // An empty list matches nothing, as it should.
  return permitted.length === 0 ? [caseId.parse("00000000-0000-4000-8000-000000000000")] : permitted;
}

function conditionOf({ parameter, kind, values }: ResourceMatch): RawBuilder<unknown> {
  const all = sql`jsonb_array_elements_text(coalesce(r.search -> ${parameter}::text, '[]'::jsonb)) AS v(t)`;
  const any = values.map(
    ({ prefix, value }) => sql`EXISTS (SELECT 1 FROM ${all} WHERE ${comparison(kind, prefix, value)})`,
  );
  return sql`(${sql.join(any, sql` OR `)})`;
}

function comparison(
  kind: SearchKind,
  prefix: ResourceMatch["values"][number]["prefix"],
  value: string,
): RawBuilder<unknown> {
  if (kind === "string") return sql`starts_with(v.t, ${value})`;
  if (kind !== "date") return sql`v.t = ${value}`;
  // "2026-05" stands for the whole month: what begins with it. "~" comes after every digit and sign of a time.
  const end = sql`(${value}::text || '~') COLLATE "C"`;
  switch (prefix) {
    case "eq":
      return sql`starts_with(v.t, ${value})`;
    case "ne":
      return sql`NOT starts_with(v.t, ${value})`;
    case "gt":
      return sql`v.t COLLATE "C" > ${end}`;
    case "ge":
      return sql`v.t COLLATE "C" >= ${value}`;
    case "lt":
      return sql`v.t COLLATE "C" < ${value}`;
    case "le":
      return sql`v.t COLLATE "C" <= ${end}`;
  }
}

async function recordLooks(
  desk: Desk,
  scope: OrganisationScope,
  type: string,
  rows: readonly Pick<Row, "case_id" | "organisation_id" | "version">[],
): Promise<void> {
  const cases = new Map(rows.map((row) => [row.case_id, row]));
  if (cases.size === 0) return;
  await inScope(desk.database, systemScope, async (tx) => {
    for (const row of [...cases.values()].toSorted((a, b) => (a.case_id < b.case_id ? -1 : 1))) {
      const chain = { organisationId: organisationId.parse(row.organisation_id), caseId: caseId.parse(row.case_id) };
      const event = { kind: "opinion-exported" as const, subject: `opinion/${row.version}/fhir/${type}` };
      await recordView(tx, chain, actorOf(scope), desk.clock(), event);
    }
  });
}
