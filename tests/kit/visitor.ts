import type { z } from "zod";
import { type RefusalBody, type RefusalCode, refusalBody } from "#contract/refusals.ts";
import type { Route, SentBodyOf, SentParamsOf, SentQueryOf } from "#contract/route.ts";

/** The parts that a route takes, typed by the contract; a part that it has not cannot be given. */
export type Sent<R extends Route> = (R["params"] extends z.ZodType ? { params: SentParamsOf<R> } : { params?: never }) &
  (R["query"] extends z.ZodType ? { query?: SentQueryOf<R> } : { query?: never }) &
  (R["body"] extends z.ZodType
    ? { body: SentBodyOf<R> }
    : R["body"] extends { readonly raw: readonly string[] }
      ? { raw: { type: string; content: BodyInit } }
      : { body?: never });

type AnySent = {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  raw?: { type: string; content: BodyInit };
};

/** The service said no. */
export class Refused extends Error {
  readonly status: number;
  readonly body: RefusalBody;
  constructor(route: Route, status: number, body: RefusalBody) {
    super(`${route.method} ${route.path}: ${status} ${body.refusal} (${body.detail?.join("; ") ?? ""})`);
    this.name = "Refused";
    this.status = status;
    this.body = body;
  }
}

export type Visitor = {
  /** The reply, parsed by the contract. @throws Refused */
  call: <R extends Route & { reply: z.ZodType }>(route: R, sent: Sent<R>) => Promise<z.output<R["reply"]>>;
  /** The same for a route that answers with bytes. */
  bytes: <R extends Route & { reply: { raw: string } }>(route: R, sent: Sent<R>) => Promise<Uint8Array>;
  /** The response as it comes, whatever it is. */
  send: <R extends Route>(route: R, sent: Sent<R>) => Promise<Response>;
  /** Any request to an address of the service, cookies sent and kept, without the header that a page of ours sets. */
  raw: (path: string, init?: RequestInit) => Promise<Response>;
  /** The code with which a call is refused; fails when it is not. */
  refusal: <R extends Route>(route: R, sent: Sent<R>) => Promise<RefusalCode>;
  cookies: Map<string, { value: string; path: string }>;
};

const entriesOf = (record: unknown): [string, unknown][] =>
  typeof record === "object" && record !== null ? Object.entries(record) : [];

/** A browser as far as a test needs one: it keeps cookies by path and sends what our own pages send. */
export function visitor(url: string, headers: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, { value: string; path: string }>();
  const raw = async (path: string, init: RequestInit = {}) => {
    const sent = new Headers({ ...headers });
    const jar = [...cookies].filter(([, cookie]) => path.startsWith(cookie.path));
    if (jar.length > 0) sent.set("cookie", jar.map(([name, { value }]) => `${name}=${value}`).join("; "));
    for (const [name, value] of new Headers(init.headers)) sent.set(name, value);
    const response = await fetch(`${url}${path}`, { redirect: "manual", ...init, headers: sent });
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  };
  const send = async (route: Route, sent: AnySent) => {
    const own: Record<string, string> = route.method === "GET" ? {} : { "x-overread": "web", origin: url };
    if (sent.raw !== undefined) own["content-type"] = sent.raw.type;
    else if (sent.body !== undefined) own["content-type"] = "application/json";
    const body = sent.raw?.content ?? (sent.body === undefined ? null : JSON.stringify(sent.body));
    return await raw(addressOf(route, sent), { method: route.method, headers: own, body });
  };
  const refusedBy = async (route: Route, response: Response) =>
    new Refused(route, response.status, refusalBody.parse(await response.json()));
  const ok = async (route: Route, sent: AnySent) => {
    const response = await send(route, sent);
    if (!response.ok) throw await refusedBy(route, response);
    return response;
  };
  return {
    cookies,
    raw,
    send,
    call: async <R extends Route & { reply: z.ZodType }>(route: R, sent: Sent<R>) =>
      parseWith<R["reply"]>(route.reply, await (await ok(route, sent)).json()),
    bytes: async (route, sent) => new Uint8Array(await (await ok(route, sent)).arrayBuffer()),
    refusal: async (route, sent) => {
      const response = await send(route, sent);
      if (response.ok) throw new Error(`${route.method} ${route.path} was not refused: ${response.status}`);
      return (await refusedBy(route, response)).body.refusal;
    },
  };
}

function parseWith<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  return schema.parse(value);
}

function addressOf(route: Route, sent: AnySent): string {
  let path = route.path;
  for (const [name, value] of entriesOf(sent.params))
    path = path.replace(`:${name}`, encodeURIComponent(String(value)));
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(sent.query)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}

function keepCookie(cookies: Visitor["cookies"], line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  const attribute = (key: string) =>
    attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
  if (attribute("max-age") === "0" || /1970/.test(attribute("expires") ?? "")) cookies.delete(name);
  else cookies.set(name, { value, path: attribute("path") ?? "/" });
}
