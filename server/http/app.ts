import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import type { House } from "#commands/house.ts";
import { operationOutcome } from "#interop/fhir/operation-outcome.ts";
import { allHandlers } from "./all-handlers.ts";
import { registerApiDocs } from "./api-docs.ts";
import type { GivenHandlers } from "./bound-handler.ts";
import { describeError, describeErrorForPino } from "./describe-error.ts";
import { type RateLimits, rateLimits } from "./limits.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { refusalOf } from "./refusal-of.ts";
import { bodyOfRefusal, refusalStatus } from "./refusal-status.ts";
import { registerRoutes } from "./register-routes.ts";
import { registerSecurityHeaders } from "./security-headers.ts";
import { registerWebPages } from "./web-pages.ts";

export type AppOptions = {
  /** Handlers in place of the service's own of the same names: for tests of the application itself. */
  handlers?: GivenHandlers;
  metrics?: Metrics;
  logger?: { level: string; stream: { write(line: string): void } };
  /** Given each fault of ours as it is; the log has it without its words. */
  onFault?: (fault: unknown) => void;
  limits?: RateLimits;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed; none by default. */
  trustProxy?: string[];
  /** Where the built web application lies. */
  webFolder?: string;
};

const minute = 60_000;

/**
 * The HTTP application: every route of the table with its handler, the web application, the API's description.
 * @throws Error when a route of the table has no handler
 */
export async function buildApp(house: House, options: AppOptions = {}): Promise<FastifyInstance> {
  const metrics = options.metrics ?? createMetrics(false);
  const app = Fastify({
    logger: loggerOf(options.logger),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
    // The longest parameter is a list of frame numbers; a passkey's id may have 1,364 characters.
    routerOptions: { maxParamLength: 4100 },
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 20_000 },
    // A batch of images over a slow line may take long; a connection on which nothing moves may not.
    requestTimeout: 60 * minute,
    connectionTimeout: 2 * minute,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
  });
  app.server.maxConnections = 2000;
  app.server.maxHeadersCount = 100;
  observe(app, metrics);
  answerErrors(app, options.onFault ?? (() => undefined));
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await registerSecurityHeaders(app, house.settings.url.startsWith("https:"));
  await registerRoutes(app, house, {
    handlers: { ...allHandlers(house, metrics), ...options.handlers },
    limits: options.limits ?? rateLimits,
  });
  await registerApiDocs(app);
  await registerWebPages(app, options.webFolder);
  return app;
}

/** A line of JSON per entry. Whatever logs a request or an error, also inside Fastify, writes neither address nor message. */
function loggerOf(logger: AppOptions["logger"]): NonNullable<FastifyServerOptions["logger"]> {
  if (logger === undefined) return false;
  return { ...logger, serializers: { req: ({ method }) => ({ method }), err: describeErrorForPino } };
}

/** One line and one measurement per request, by the route's pattern: addresses hold tokens and identifiers. */
function observe(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    metrics.observeRequest(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
}

function answerErrors(app: FastifyInstance, onFault: (fault: unknown) => void): void {
  app.setErrorHandler(async (error, request, reply) => {
    const { refusal, ours } = refusalOf(error);
    if (ours) onFault(error);
    if (ours) request.log.error({ fault: describeError(error), route: request.routeOptions.url }, "failed");
    const detail =
      ours && refusal.code === "failed"
        ? { ...bodyOfRefusal(refusal), detail: [`number of the fault: ${request.id}`] }
        : bodyOfRefusal(refusal);
    if (refusal.code === "not-signed-in") reply.header("www-authenticate", 'Bearer realm="overread"');
    if (refusal.code === "try-again") reply.header("retry-after", "2");
    if (request.url.startsWith("/fhir"))
      return reply
        .status(refusalStatus[refusal.code])
        .header("cache-control", "no-store")
        .type("application/fhir+json; charset=utf-8")
        .send(JSON.stringify(operationOutcome(detail)));
    return reply
      .status(refusalStatus[refusal.code])
      .header("cache-control", "no-store")
      .type("application/json; charset=utf-8")
      .send(JSON.stringify(detail));
  });
}
