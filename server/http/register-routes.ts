import type { FastifyInstance, FastifyRequest } from "fastify";
import type { House } from "#commands/house.ts";
import type { Route } from "#contract/route.ts";
import { type RouteName, routeTable } from "#contract/route-table.ts";
import { bodyStream, forgetRest } from "./body-stream.ts";
import { type BoundHandler, bindHandlers, type GivenHandlers } from "./bound-handler.ts";
import { enterDoor, type Limiter, scopeOf } from "./entry.ts";
import type { Visitor } from "./handler.ts";
import { bodyLimitOf, type Rate, type RateLimits, rateOf } from "./limits.ts";
import { parseRequest, rawBodyOf } from "./parse-request.ts";
import { sendAnswer } from "./send-answer.ts";

const nameList = Object.keys(routeTable).filter((name): name is RouteName => name in routeTable);

/** @throws Error naming the routes that have no handler */
export async function registerRoutes(
  app: FastifyInstance,
  house: House,
  { handlers, limits }: { handlers: GivenHandlers; limits: RateLimits },
): Promise<void> {
  const bound = bindHandlers(handlers);
  const missing = nameList.filter((name) => bound[name] === undefined);
  if (missing.length > 0) throw new Error(`These routes have no handler: ${missing.join(", ")}`);
  const limiters = makeLimiters(app, limits);
  // Two contexts: in one a body is JSON, in the other it is left on the wire for the handler.
  await app.register(async (json) => {
    json.removeContentTypeParser("text/plain");
    for (const name of nameList) {
      if (rawBodyOf(routeTable[name]) === null) registerRoute(json, house, name, bound[name], limiters);
    }
  });
  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser("*", (_request, _payload, done) => done(null, undefined));
    raw.addHook("onResponse", async (request) => forgetRest(request.raw));
    for (const name of nameList) {
      if (rawBodyOf(routeTable[name]) !== null) registerRoute(raw, house, name, bound[name], limiters);
    }
  });
}

function registerRoute(
  app: FastifyInstance,
  house: House,
  name: RouteName,
  handler: BoundHandler | undefined,
  limiters: Record<Rate, Limiter>,
): void {
  if (handler === undefined) return;
  const route: Route = routeTable[name];
  const limiter = limiters[rateOf(name, route.path)];
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: bodyLimitOf(name),
    onRequest: async (request, reply) => {
      // Set first, so that refusals bear it too; images may be told otherwise by their handler.
      reply.header("cache-control", "no-store");
      await enterDoor(house, route, limiter, request, reply);
    },
    handler: async (request, reply) => {
      const parsed = parseRequest(route, {
        params: request.params,
        query: request.query,
        body: request.body,
        contentType: request.headers["content-type"],
      });
      const scope = scopeOf(request);
      const answer = await handler({ ...parsed, scope, stream: bodyStream(request.raw), visitor: visitorOf(request) });
      return await sendAnswer(route, answer, house.settings.url.startsWith("https:"), request, reply);
    },
  });
}

function visitorOf(request: FastifyRequest): Visitor {
  return {
    headers: request.headers,
    address: request.ip,
    userAgent: (request.headers["user-agent"] ?? "").slice(0, 300),
    cookie: (name) => request.cookies[name],
    url: request.url,
  };
}

function makeLimiters(app: FastifyInstance, limits: RateLimits): Record<Rate, Limiter> {
  const limiter = (rate: Rate): Limiter => {
    const count = app.createRateLimit({ max: limits[rate], timeWindow: 60_000 });
    return async (request) => {
      const result = await count(request);
      return !result.isAllowed && result.isExceeded ? { waitSeconds: Math.max(1, result.ttlInSeconds) } : null;
    };
  };
  return { guess: limiter("guess"), ordinary: limiter("ordinary"), images: limiter("images"), probe: limiter("probe") };
}
