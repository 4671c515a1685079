import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "#contract/refusals.ts";
import type { Caller } from "./identify.ts";

const changesNothing = new Set(["GET", "HEAD", "OPTIONS"]);
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses a request that another site's page made a browser send (cross-site request forgery): it must bear a header that such a
 * page cannot set, and where the browser names the page's origin, that must be ours. A bearer token is never sent by itself.
 * @param url the service's own address (settings.url)
 * @throws Refusal "not-permitted"
 */
export function refuseForgery(
  url: string,
  request: { method: string; headers: IncomingHttpHeaders },
  by: Caller["by"],
): void {
  if (changesNothing.has(request.method) || by === "bearer" || by === "wrong-bearer") return;
  const origin = request.headers.origin;
  if (origin !== undefined && !isOurs(url, origin)) {
    throw new Refusal("not-permitted", `this page's address (${origin.slice(0, 100)}) is not the service's own`);
  }
  if (request.headers["sec-fetch-site"] === "cross-site") {
    throw new Refusal("not-permitted", "sent by another site's page");
  }
  if (request.headers["x-overread"] !== "web")
    throw new Refusal("not-permitted", "the header x-overread: web is missing");
}

/** On a machine of one's own, localhost and 127.0.0.1 are the same service; anywhere else only the configured address is ours. */
function isOurs(url: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const own = new URL(url);
  const other = new URL(origin);
  if (own.origin === other.origin) return true;
  return (
    loopback.has(own.hostname) &&
    loopback.has(other.hostname) &&
    own.port === other.port &&
    own.protocol === other.protocol
  );
}
