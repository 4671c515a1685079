import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { BodyOf, ParamsOf, QueryOf, Route } from "#contract/route.ts";
import type { routeTable } from "#contract/route-table.ts";
import type { OrganisationScope, PersonScope, Scope } from "#store/scope.ts";

/** What a request brings, beyond its parsed parts. */
export type Visitor = {
  headers: IncomingHttpHeaders;
  /** The caller's address, as far as it can be trusted. */
  address: string;
  userAgent: string;
  cookie: (name: string) => string | undefined;
  /** The address that was called, path and query. */
  url: string;
};

/** The scope by access: nobody for public doors (sign-in), a person, or a person or service for images, or the holder of a link. */
export type ScopeOf<R extends Route> = R["access"] extends { kind: "public" }
  ? PersonScope | null
  : R["access"] extends { kind: "images" }
    ? OrganisationScope
    : R["access"] extends { kind: "link" }
      ? Extract<Scope, { kind: "link" }>
      : PersonScope;

export type Asked<R extends Route> = {
  scope: ScopeOf<R>;
  params: ParamsOf<R>;
  query: QueryOf<R>;
  /** Parsed JSON; undefined for a streamed body. */
  body: BodyOf<R>;
  /** The body as it comes, for routes that state `body: { raw }`. */
  stream: Readable;
  visitor: Visitor;
};

/** A cookie to set; value null removes it. All are HttpOnly, SameSite=Lax, Secure where the service's address is https. */
export type SetCookie = { name: string; value: string | null; maxAgeSeconds?: number; path?: string };

/** Bytes, or a reply that is more than its JSON. Headers are given as they go out. */
export type RawAnswer = {
  status?: number;
  headers?: Record<string, string>;
  cookies?: readonly SetCookie[];
  /** Several pieces go out one behind the other. Bytes that were lent (store/objects/buffers.ts) are given back when they are sent. */
  body: Uint8Array | readonly Uint8Array[] | Readable | string | null;
};
/** JSON with cookies or a status. */
export type JsonAnswer<T> = { json: T; status?: number; cookies?: readonly SetCookie[] };

export type Answer<R extends Route> = R["reply"] extends z.ZodType ? JsonAnswer<z.input<R["reply"]>> : RawAnswer;

/** Answers one route. Says no by throwing a Refusal. */
export type Handler<R extends Route> = (asked: Asked<R>) => Promise<Answer<R>>;

type Table = typeof routeTable;
/** Handlers for some of the route table: each file under server/http/doors/ gives those of its own routes. */
export type HandlersOf<Routes extends Record<string, Route>> = { [N in keyof Routes]: Handler<Routes[N]> };
export type AllHandlers = HandlersOf<Table>;
