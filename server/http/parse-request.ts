import type { z } from "zod";
import { Refusal } from "#contract/refusals.ts";
import type { Route } from "#contract/route.ts";
import { unkeepableText } from "./unkeepable-text.ts";

/** At most so many faults are named: the first ones tell what is wrong. */
const namedFaults = 20;

/** Is the body of this route JSON (a schema), or bytes that are streamed? */
export function jsonBodyOf(route: Route): z.ZodType | null {
  return route.body !== undefined && !("raw" in route.body) ? route.body : null;
}

/** The media types that a streamed body may have; null where the body is JSON or there is none. */
export function rawBodyOf(route: Route): readonly string[] | null {
  return route.body !== undefined && "raw" in route.body ? route.body.raw : null;
}

export type ParsedRequest = { params: unknown; query: unknown; body: unknown };

/**
 * Reads a request by the schemas of its route.
 * @throws Refusal "not-valid" with a line per fault: "body.email: not an e-mail address"; "wrong-media-type" for a body of another kind
 */
export function parseRequest(
  route: Route,
  request: { params: unknown; query: unknown; body: unknown; contentType: string | undefined },
): ParsedRequest {
  const raw = rawBodyOf(route);
  if (raw !== null && !raw.includes(mediaTypeOf(request.contentType))) {
    throw new Refusal("wrong-media-type", `accepted are ${raw.join(", ")}`);
  }
  const json = jsonBodyOf(route);
  if (json !== null && request.body === undefined) throw new Refusal("not-valid", "body: a JSON body is needed");
  const faults: string[] = [];
  const parsed = {
    params: parsePart(route.params ?? null, "path", request.params, faults),
    query: parsePart(route.query ?? null, "query", request.query, faults),
    body: parsePart(json, "body", request.body, faults),
  };
  if (faults.length > 0) throw new Refusal("not-valid", ...faults.slice(0, namedFaults));
  return parsed;
}

/** The media type alone, in lower case: "multipart/related" of `multipart/related; boundary=x`. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function parsePart(schema: z.ZodType | null, part: string, value: unknown, faults: string[]): unknown {
  if (schema === null) return part === "body" ? undefined : {};
  const result = schema.safeParse(value ?? {});
  if (result.success) {
    faults.push(...unkeepableText(result.data, part).map((at) => `${at}: holds a character that cannot be kept`));
    return result.data;
  }
  for (const issue of result.error.issues) {
    faults.push(`${[part, ...issue.path.map(String)].join(".")}: ${issue.message}`);
  }
  return undefined;
}
