import type { FastifyReply, FastifyRequest } from "fastify";
import { findLinkHolder } from "#commands/deliveries/find-link-holder.ts";
import type { Desk, House } from "#commands/house.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Route } from "#contract/route.ts";
import type { Scope } from "#store/scope.ts";
import { scopeAtDoor } from "./access.ts";
import { refuseForgery } from "./forgery.ts";
import { identify, linkCookie, sessionCookie } from "./identify.ts";

/** Counts a request of this address; tells how long to wait when there are too many. */
export type Limiter = (request: FastifyRequest) => Promise<{ waitSeconds: number } | null>;

/** Scopes of requests under way: found before the body is read, used by the handler after. */
const entered = new WeakMap<FastifyRequest, Scope | null>();

/**
 * The door of a route: counts, recognises the caller, refuses forgeries, finds the scope. It runs before any of the body is read.
 * @throws Refusal
 */
export async function enterDoor(
  house: Pick<House, "settings"> & Desk,
  route: Route,
  limiter: Limiter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const wait = await limiter(request);
  if (wait !== null) {
    reply.header("retry-after", String(wait.waitSeconds));
    throw new Refusal("too-many-tries", `again in ${wait.waitSeconds} seconds`);
  }
  const { headers, cookies } = request;
  const caller = await identify(house, { authorization: headers.authorization, session: cookies[sessionCookie] });
  const scope = await scopeAtDoor(route.access, caller, () =>
    findLinkHolder(house, linkTokenOf(request.params), cookies[linkCookie]),
  );
  refuseForgery(house.settings.url, request, caller.by);
  entered.set(request, scope);
}

/** The scope found at the door. */
export function scopeOf(request: FastifyRequest): Scope | null {
  return entered.get(request) ?? null;
}

function linkTokenOf(params: unknown): string {
  if (typeof params !== "object" || params === null || !("token" in params)) return "";
  return typeof params.token === "string" ? params.token : "";
}
