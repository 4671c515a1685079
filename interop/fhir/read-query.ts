import type { ResourceMatch, ResourceSearch } from "#commands/fhir/search-resources.ts";
import { Refusal } from "#contract/refusals.ts";
import { fhirTypes, foldedText, type SearchParameter } from "#reporting/fhir-search.ts";

type Query = Readonly<Record<string, unknown>>;
const prefixes = ["eq", "ne", "gt", "lt", "ge", "le"] as const;
const mostAtOnce = 100;

/** What says how the answer is to be put, not what is to be found. */
const resultParameters = new Set(["_count", "_offset", "_format", "_pretty"]);

/**
 * A search as FHIR writes it (R4 section 3.1.1): each parameter narrows it, commas part what may fit instead.
 * @param lenient leaves out parameters that are not known, as `Prefer: handling=lenient` asks; else they are refused
 * @throws Refusal "not-found" for a type that is not served, "not-valid" naming what is not understood
 */
export function readQuery(type: string, query: Query, lenient: boolean): ResourceSearch {
  const parameters = fhirTypes[type];
  if (parameters === undefined) throw new Refusal("not-found", `resources of the type ${type} are not served`);
  const matches: ResourceMatch[] = [];
  let ids: string[] | null = null;
  for (const [name, given] of Object.entries(query)) {
    if (resultParameters.has(name)) continue;
    for (const text of textsOf(given)) {
      const parameter = parameters[name];
      if (name === "_id") ids = narrowed(ids, text.split(","));
      else if (parameter !== undefined) matches.push(matchOf(name, parameter, text));
      else if (!lenient)
        throw new Refusal(
          "not-valid",
          `${name}: no such search parameter; there are ${["_id", ...Object.keys(parameters)].join(", ")}`,
        );
    }
  }
  return {
    type,
    ids,
    matches,
    limit: Math.min(mostAtOnce, numberOf(query, "_count", 20)),
    offset: numberOf(query, "_offset", 0),
  };
}

function textsOf(given: unknown): string[] {
  const all = Array.isArray(given) ? given : [given];
  return all.filter((one) => typeof one === "string" && one !== "").map(String);
}

function narrowed(before: string[] | null, now: string[]): string[] {
  return before === null ? now : before.filter((id) => now.includes(id));
}

function numberOf(query: Query, name: string, otherwise: number): number {
  const [text] = textsOf(query[name]);
  if (text === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw new Refusal("not-valid", `${name}: not a number`);
  return Number(text);
}

function matchOf(parameter: string, { kind }: SearchParameter, text: string): ResourceMatch {
  const values = text.split(",").filter((one) => one !== "");
  switch (kind) {
    case "string":
      return { parameter, kind, values: values.map((value) => ({ prefix: "eq", value: foldedText(value) })) };
    case "token":
      return { parameter, kind, values: values.map((value) => ({ prefix: "eq", value: value.replace(/^\|/, "|") })) };
    case "reference":
      return {
        parameter,
        kind,
        values: values.map((value) => ({ prefix: "eq", value: value.split("/").at(-1) ?? value })),
      };
    case "date":
      return { parameter, kind, values: values.map((value) => dateOf(parameter, value)) };
  }
}

function dateOf(parameter: string, text: string): ResourceMatch["values"][number] {
  const prefix = prefixes.find((one) => text.startsWith(one));
  const value = prefix === undefined ? text : text.slice(prefix.length);
  if (!/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?)?)?$/.test(value))
    throw new Refusal("not-valid", `${parameter}: not a date such as 2026-05-30 or ge2026-05`);
  return { prefix: prefix ?? "eq", value };
}
