import {
  type FoundResource,
  type ResourceSearch,
  readResource,
  searchResources,
} from "#commands/fhir/search-resources.ts";
import type { House } from "#commands/house.ts";
import { Refusal } from "#contract/refusals.ts";
import { capabilityStatement } from "./capability-statement.ts";
import { readQuery } from "./read-query.ts";

export const fhirJson = "application/fhir+json";

export type FhirRequest = { headers: Readonly<Record<string, string | string[] | undefined>> };
export type FhirAnswer = { headers: Record<string, string>; body: string };
type Desk = Pick<House, "database" | "clock" | "settings">;

export function answerMetadata({ settings }: Desk, request: FhirRequest): FhirAnswer {
  return answer(capabilityStatement(settings.url), request);
}

/** On whose behalf it is asked, as the commands take it. */
type Asker = Parameters<typeof readResource>[1];

/** One resource by its id (R4 section 3.1.0.4). */
export async function answerRead(
  desk: Desk,
  scope: Asker,
  { type, id }: { type: string; id: string },
  request: FhirRequest,
): Promise<FhirAnswer> {
  return answer((await readResource(desk, scope, type, id)).content, request);
}

/** A search of one type as a Bundle of the kind searchset (R4 section 3.1.1.1.1). */
export async function answerSearch(
  desk: Desk,
  scope: Asker,
  type: string,
  query: Readonly<Record<string, unknown>>,
  request: FhirRequest,
): Promise<FhirAnswer> {
  const lenient = /handling=lenient/.test(String(request.headers["prefer"] ?? ""));
  const search = readQuery(type, query, lenient);
  const { found, total } = await searchResources(desk, scope, search);
  const base = `${desk.settings.url}/fhir`;
  const page = (offset: number) => `${base}/${type}?${addressOf(query, search.limit, offset)}`;
  return answer(
    {
      resourceType: "Bundle",
      type: "searchset",
      total,
      link: [
        { relation: "self", url: page(search.offset) },
        ...(search.offset + found.length < total && found.length > 0
          ? [{ relation: "next", url: page(search.offset + search.limit) }]
          : []),
      ],
      ...(found.length === 0 ? {} : { entry: found.map((one) => entryOf(base, search, one)) }),
    },
    request,
  );
}

function entryOf(base: string, { type }: ResourceSearch, { content }: FoundResource): object {
  const id = typeof content === "object" && content !== null && !Array.isArray(content) ? String(content["id"]) : "";
  return { fullUrl: `${base}/${type}/${id}`, resource: content, search: { mode: "match" } };
}

function addressOf(query: Readonly<Record<string, unknown>>, count: number, offset: number): string {
  const address = new URLSearchParams();
  for (const [name, given] of Object.entries(query))
    if (name !== "_count" && name !== "_offset")
      for (const value of Array.isArray(given) ? given : [given]) address.append(name, String(value));
  address.set("_count", String(count));
  if (offset > 0) address.set("_offset", String(offset));
  return address.toString();
}

/** @throws Refusal "wrong-media-type" where only XML is wanted */
function answer(resource: unknown, { headers }: FhirRequest): FhirAnswer {
  const accept = String(headers["accept"] ?? "");
  if (/xml/i.test(accept) && !/json|\*\/\*/i.test(accept))
    throw new Refusal("wrong-media-type", "this server speaks application/fhir+json");
  return {
    headers: { "content-type": `${fhirJson}; charset=utf-8`, "cache-control": "private, no-cache" },
    body: JSON.stringify(resource),
  };
}
