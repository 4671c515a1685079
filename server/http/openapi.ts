import { z } from "zod";
import { refusalBody } from "#contract/refusals.ts";
import type { Route } from "#contract/route.ts";
import { routeTable } from "#contract/route-table.ts";
import { describeAccess } from "./describe-access.ts";
import { type NamedSchemas, namedSchemas } from "./named-schemas.ts";
import { jsonBodyOf, rawBodyOf } from "./parse-request.ts";
import { refusalStatus } from "./refusal-status.ts";

const binary = { schema: { type: "string", format: "binary" } };

const about =
  "Second-opinion radiology. Every answer that says no is a refusal: its code, a sentence that says what to do next, and details. " +
  "A request that changes something and comes with a session cookie bears the header `x-overread: web`.";

/** The API in OpenAPI 3.1, from the same schemas by which the server reads and answers. */
export function openApiDocument(): Record<string, unknown> {
  const routes: [string, Route][] = Object.entries(routeTable);
  const sent = namedSchemas("sent", new Map(routes.flatMap(([name, route]) => sentParts(name, route))));
  const answered = namedSchemas("answered", new Map(routes.flatMap(([name, route]) => answeredParts(name, route))));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of routes) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route, sent, answered) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Overread", version: "0.1.0", description: about },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { ...answered.referred(), ...sent.referred() },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "overread_session" },
        link: { type: "apiKey", in: "cookie", name: "overread_link" },
        token: { type: "http", scheme: "bearer", description: "from `overread token create`" },
      },
    },
  };
}

function operation(name: string, route: Route, sent: NamedSchemas, answered: NamedSchemas): Record<string, unknown> {
  const group = route.path.split("/")[route.path.startsWith("/api/") ? 2 : 1] ?? "";
  const parameters = parametersOf(name, route).map(([, where, key, schema]) => ({
    name: key,
    in: where,
    required: where === "path" || !schema.safeParse(undefined).success,
    schema: sent.of(schema),
  }));
  return {
    operationId: name,
    summary: route.summary,
    tags: [group],
    ...describeAccess(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route, sent),
    responses: {
      200: {
        description: "Done",
        content:
          "raw" in route.reply
            ? { [route.reply.raw]: binary }
            : { "application/json": { schema: answered.of(route.reply) } },
      },
      default: {
        description: `A refusal: ${[...new Set(Object.values(refusalStatus))].sort((a, b) => a - b).join(", ")}`,
        content: { "application/json": { schema: answered.of(refusalBody) } },
      },
    },
  };
}

function requestBody(route: Route, sent: NamedSchemas): Record<string, unknown> {
  const json = jsonBodyOf(route);
  const raw = rawBodyOf(route);
  if (json !== null)
    return { requestBody: { required: true, content: { "application/json": { schema: sent.of(json) } } } };
  if (raw === null) return {};
  return { requestBody: { required: true, content: Object.fromEntries(raw.map((type) => [type, binary])) } };
}

function sentParts(name: string, route: Route): [string, z.ZodType][] {
  const json = jsonBodyOf(route);
  const parameters = parametersOf(name, route).map(([id, , , schema]): [string, z.ZodType] => [id, schema]);
  return json === null ? parameters : [...parameters, [`${name}Body`, json]];
}

function answeredParts(name: string, route: Route): [string, z.ZodType][] {
  return "raw" in route.reply ? [] : [[`${name}Reply`, route.reply]];
}

function parametersOf(name: string, route: Route): [id: string, where: "path" | "query", key: string, z.ZodType][] {
  const of = (where: "path" | "query", schema: z.ZodObject | undefined) =>
    Object.entries(schema?.shape ?? {}).flatMap(([key, part]): [string, "path" | "query", string, z.ZodType][] =>
      part instanceof z.ZodType ? [[`${name}_${key}`, where, key, part]] : [],
    );
  return [...of("path", route.params), ...of("query", route.query)];
}
