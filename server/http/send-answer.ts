import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Route } from "#contract/route.ts";
import { giveBack } from "#store/objects/buffers.ts";
import type { AnyAnswer } from "./bound-handler.ts";
import type { RawAnswer, SetCookie } from "./handler.ts";

const compress = promisify(gzip);
/** Below this a compressed answer is hardly smaller. */
const worthCompressing = 1500;

/** A handler gave something else than its contract says: our own fault. Names the places, never the values. */
export class UnfitAnswerError extends Error {
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.code}`).join("; "));
    this.name = "UnfitAnswerError";
  }
}

/** Sends what a handler answered. JSON goes out through the reply schema: a field that the contract does not list does not leave. */
export async function sendAnswer(
  route: Route,
  answer: AnyAnswer,
  secure: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  for (const cookie of answer.cookies ?? []) setCookie(reply, cookie, secure);
  reply.status(answer.status ?? 200);
  if (!("json" in answer)) return sendRaw(route, answer, reply);
  if ("raw" in route.reply) throw new TypeError("a route of bytes was answered with JSON");
  const parsed = route.reply.safeParse(answer.json);
  if (!parsed.success) throw new UnfitAnswerError(parsed.error.issues);
  reply.type("application/json; charset=utf-8");
  const text = JSON.stringify(parsed.data);
  if (text.length < worthCompressing || !acceptsGzip(request)) return reply.send(text);
  reply.header("content-encoding", "gzip").header("vary", "accept-encoding");
  return reply.send(await compress(text, { level: 5 }));
}

function sendRaw(route: Route, answer: RawAnswer, reply: FastifyReply): FastifyReply {
  if ("raw" in route.reply) reply.type(route.reply.raw);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  const type = String(reply.getHeader("content-type") ?? "");
  if (/^(text\/html|image\/svg)/.test(type) && answer.headers?.["content-security-policy"] === undefined) {
    reply.header("content-security-policy", inertDocument);
  }
  if (isPieces(answer.body)) return sendPieces(answer.body, reply);
  // Fastify frames Buffers; a plain Uint8Array it would write as an object.
  return reply.send(
    answer.body instanceof Uint8Array
      ? Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength)
      : answer.body,
  );
}

function isPieces(body: RawAnswer["body"]): body is readonly Uint8Array[] {
  return Array.isArray(body);
}

/** Written as they are, past Fastify, which would have them joined first: of a large frame that is another copy. */
function sendPieces(pieces: readonly Uint8Array[], reply: FastifyReply): FastifyReply {
  reply.header(
    "content-length",
    pieces.reduce((sum, piece) => sum + piece.length, 0),
  );
  reply.hijack();
  const { raw } = reply;
  raw.once("finish", () => pieces.forEach(giveBack));
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined && !raw.hasHeader(name)) raw.setHeader(name, value);
  }
  raw.cork();
  for (const piece of pieces) raw.write(piece);
  raw.end();
  raw.uncork();
  return reply;
}

/** For documents that are shown, not run: no script, nothing from elsewhere. */
const inertDocument =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'self'; sandbox";

function setCookie(reply: FastifyReply, cookie: SetCookie, secure: boolean): void {
  const path = cookie.path ?? "/";
  const same = { path, httpOnly: true, sameSite: "lax", secure } as const;
  if (cookie.value === null) {
    reply.clearCookie(cookie.name, same);
    return;
  }
  const age = cookie.maxAgeSeconds === undefined ? {} : { maxAge: cookie.maxAgeSeconds };
  reply.setCookie(cookie.name, cookie.value, { ...same, ...age });
}

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers["accept-encoding"] ?? ""));
}
