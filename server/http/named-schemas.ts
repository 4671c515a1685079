import { z } from "zod";
import * as caseSchemas from "#contract/case.ts";
import * as comparisonSchemas from "#contract/comparison.ts";
import * as custodySchemas from "#contract/custody.ts";
import * as deliverySchemas from "#contract/delivery.ts";
import * as findingSchemas from "#contract/finding.ts";
import * as idSchemas from "#contract/ids.ts";
import * as imageSchemas from "#contract/images.ts";
import * as opinionSchemas from "#contract/opinion.ts";
import * as peopleSchemas from "#contract/people.ts";
import * as recordSchemas from "#contract/records.ts";
import { refusalBody } from "#contract/refusals.ts";
import * as statementSchemas from "#contract/statement.ts";

const named: Record<string, unknown> = {
  ...idSchemas,
  ...caseSchemas,
  ...comparisonSchemas,
  ...custodySchemas,
  ...deliverySchemas,
  ...findingSchemas,
  ...imageSchemas,
  ...opinionSchemas,
  ...peopleSchemas,
  ...recordSchemas,
  ...statementSchemas,
  refusalBody,
};

const place = (id: string) => `#/components/schemas/${id}`;

export type NamedSchemas = {
  /** A schema of `parts` where it is used: by reference if the contract names it, else written out. */
  of: (schema: z.ZodType) => unknown;
  /** Every named schema that was referred to, for `components`. */
  referred: () => Record<string, unknown>;
};

/**
 * JSON Schemas (2020-12, as OpenAPI 3.1 takes them) of the contract under the names of their exports.
 * @param side "sent" describes what comes in (before defaults and coercion), "answered" what goes out
 * @param parts all schemas that `of` will be asked for, by a name for each
 */
export function namedSchemas(side: "sent" | "answered", parts: ReadonlyMap<string, z.ZodType>): NamedSchemas {
  const suffix = side === "sent" ? "Sent" : "";
  const registry = z.registry<{ id: string }>();
  const add = (name: string, schema: unknown) => {
    if (schema instanceof z.ZodType && !registry.has(schema)) registry.add(schema, { id: `${name}${suffix}` });
  };
  for (const [name, schema] of Object.entries(named)) add(name, schema);
  const ofContract = new Set(Object.keys(named).map((name) => `${name}${suffix}`));
  for (const [name, schema] of parts) add(name, schema);
  const io = side === "sent" ? "input" : "output";
  const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: "any", uri: place });
  const written = new Map(Object.entries(schemas).map(([id, schema]) => [id, withoutIdentity(schema)]));
  const referred = new Set<string>();
  const follow = (schema: unknown): void => {
    for (const [, id] of JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([A-Za-z0-9_]+)"/g)) {
      if (id === undefined || referred.has(id)) continue;
      referred.add(id);
      follow(written.get(id) ?? null);
    }
  };
  return {
    of: (schema) => {
      const id = registry.get(schema)?.id;
      if (id === undefined) throw new TypeError("a schema was not named beforehand");
      const described = ofContract.has(id) ? { $ref: place(id) } : written.get(id);
      follow(described ?? null);
      return described;
    },
    referred: () => Object.fromEntries([...referred].sort().map((id) => [id, written.get(id)])),
  };
}

/** Inside one document the schemas need neither their dialect nor an address of their own. */
function withoutIdentity(schema: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id"));
}
