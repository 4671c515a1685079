import type { Readable } from "node:stream";
import type { RouteName } from "#contract/route-table.ts";
import type { Scope } from "#store/scope.ts";
import type { AllHandlers, JsonAnswer, RawAnswer, Visitor } from "./handler.ts";

/** What any handler is given, its types forgotten: parsed by the route's own schemas, the scope found by the route's own access. */
export type AnyAsked = {
  scope: Scope | null;
  params: unknown;
  query: unknown;
  body: unknown;
  stream: Readable;
  visitor: Visitor;
};
export type AnyAnswer = JsonAnswer<unknown> | RawAnswer;

/**
 * A handler as the application calls it. Its types were proven where it was written (AllHandlers); here they are forgotten, so that
 * one loop can register all routes. The method form lets TypeScript accept a handler of a narrower question than AnyAsked.
 */
export type BoundHandler = { answer(asked: AnyAsked): Promise<AnyAnswer> }["answer"];

/** Handlers of some routes; whether all are there is asked when they are registered. */
export type GivenHandlers = Partial<AllHandlers>;

export function bindHandlers(handlers: GivenHandlers): Partial<Record<RouteName, BoundHandler>> {
  return handlers;
}
