import type { z } from "zod";
import type { RefusalBody } from "#contract/refusals.ts";
import type { Route } from "#contract/route.ts";
import { errorOf, RefusedError, StrangeReplyError, UnreachableError } from "./refused-error.ts";

/** The parts a route has are asked for; the parts it has not cannot be given. */
export type CallInput<R extends Route> = (R["params"] extends z.ZodType
  ? { params: z.input<R["params"]> }
  : { params?: never }) &
  (R["query"] extends z.ZodType ? { query?: z.input<R["query"]> } : { query?: never }) &
  (R["body"] extends z.ZodType
    ? { body: z.input<R["body"]> }
    : R["body"] extends { readonly raw: readonly string[] }
      ? { raw: { type: string; content: BodyInit } }
      : { body?: never }) & { signal?: AbortSignal | undefined };

type AnyInput = {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  raw?: { type: string; content: BodyInit };
  signal?: AbortSignal | undefined;
};

const entriesOf = (record: unknown): [string, unknown][] =>
  typeof record === "object" && record !== null ? Object.entries(record) : [];

/**
 * The address of a route, with its parameters percent-encoded.
 * @param route from `#contract/routes/*.ts`
 * @param input `params` and `query` as the route states them
 */
export function pathOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  let path = route.path;
  for (const [name, value] of entriesOf(input.params)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(value)));
  }
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(input.query)) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const search = query.toString();
  return search === "" ? path : `${path}?${search}`;
}

/** Listeners hear of every "not-signed-in", so that one place can send the person to the door. */
const onRefusal = new Set<(code: RefusalBody["refusal"]) => void>();
export function listenToRefusals(listener: (code: RefusalBody["refusal"]) => void): () => void {
  onRefusal.add(listener);
  return () => onRefusal.delete(listener);
}

/**
 * Sends a request and gives the raw response, already known to be good.
 * @throws RefusedError, UnreachableError, StrangeReplyError; an abort passes through as it is
 */
async function send(route: Route, input: AnyInput): Promise<Response> {
  const headers = new Headers({ accept: "application/json, */*" });
  // A page of another origin cannot set this header without our leave: the server's guard against forged requests.
  if (route.method !== "GET") headers.set("x-overread", "web");
  let body: BodyInit | null = null;
  if (input.raw !== undefined) {
    headers.set("content-type", input.raw.type);
    body = input.raw.content;
  } else if (input.body !== undefined) {
    headers.set("content-type", "application/json");
    body = JSON.stringify(input.body);
  }
  let response: Response;
  try {
    response = await fetch(pathOf(route, input), {
      method: route.method,
      headers,
      body,
      credentials: "same-origin",
      cache: "no-store",
      signal: input.signal ?? null,
    });
  } catch (error) {
    if (input.signal?.aborted === true) throw error;
    throw new UnreachableError(error);
  }
  if (response.ok) return response;
  const error = await errorOf(response);
  if (error instanceof RefusedError) for (const listener of onRefusal) listener(error.code);
  throw error;
}

/** A function of its own, since TypeScript follows `parse` through a type parameter but not through `R["reply"]`. */
const parseReply = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => schema.parse(value);

/**
 * Calls a route of the contract and gives its parsed reply.
 * @example const { cases } = await call(caseRoutes.listCases, { query: { stage: "ready" } });
 * @throws RefusedError where the service said no; UnreachableError where nothing came back; StrangeReplyError otherwise
 */
export async function call<R extends Route & { reply: z.ZodType }>(
  route: R,
  input: CallInput<R>,
): Promise<z.output<R["reply"]>> {
  const response = await send(route, input);
  try {
    return parseReply<R["reply"]>(route.reply, await response.json());
  } catch (error) {
    if (input.signal?.aborted === true) throw error;
    throw new StrangeReplyError(response.status, error);
  }
}

/** The same for a route that answers with bytes: a PDF, a picture, a bundle. */
export async function callForBytes<R extends Route & { reply: { raw: string } }>(
  route: R,
  input: CallInput<R>,
): Promise<Blob> {
  const response = await send(route, input);
  return response.blob();
}
