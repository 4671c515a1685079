import type { z } from "zod";
import type { CaseVerb } from "./case-verbs.ts";
import type { Role } from "./people.ts";

/** Who may come to this door at all. What a person may do in a case is decided again, in the command, inside the transaction. */
export type Access =
  | { kind: "public" }
  | { kind: "signed-in" }
  | { kind: "roles"; roles: readonly Role[] }
  | { kind: "case"; verb: CaseVerb }
  /** DICOMweb: a session with a case that links the study, or a service token. */
  | { kind: "images" }
  /** The holder of a delivery link after the one-time code. */
  | { kind: "link" };

/**
 * What this door does to a reader who has not sealed yet. Every route states it; the blind matrix test walks them all.
 * `carries-nothing`: the reply never holds a first report, another reading, an AI result, or text that came with the images.
 * `refused`: a blind reader is told "blind-until-sealed". `filtered`: the reply is stripped of what is withheld.
 */
export type BlindRule = "carries-nothing" | "refused" | "filtered";

/** Not JSON: bytes with this media type. */
export type RawReply = { raw: string };

export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Fastify form: `/api/cases/:caseId`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly blind: BlindRule;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema for JSON, or the media types of a body that is streamed. */
  readonly body?: z.ZodType | { readonly raw: readonly string[] };
  readonly reply: z.ZodType | RawReply;
};

/** Keeps the literal types of a route while checking its form. */
export const defineRoutes = <const R extends Record<string, Route>>(routes: R): R => routes;

type Parsed<S, Otherwise> = S extends z.ZodType ? z.infer<S> : Otherwise;
type Sent<S, Otherwise> = S extends z.ZodType ? z.input<S> : Otherwise;

export type ParamsOf<R extends Route> = Parsed<R["params"], Record<string, never>>;
export type QueryOf<R extends Route> = Parsed<R["query"], Record<string, never>>;
export type BodyOf<R extends Route> = Parsed<R["body"], undefined>;
export type SentParamsOf<R extends Route> = Sent<R["params"], undefined>;
export type SentQueryOf<R extends Route> = Sent<R["query"], undefined>;
export type SentBodyOf<R extends Route> = Sent<R["body"], undefined>;
