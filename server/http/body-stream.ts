import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";

/** So long a sender whose body is not wanted any more may go on sending before the connection is cut. */
const patience = 30_000;

/**
 * The body of a request for its handler. A handler that stops reading half-way destroys what it reads from; were that the request
 * itself, the connection would end before the sender is told why.
 */
export function bodyStream(request: IncomingMessage): Readable {
  return Readable.from(request.iterator({ destroyOnReturn: false }), { objectMode: false });
}

/** After the answer: reads and forgets the rest of the body, so that the connection can be used again, but not without end. */
export function forgetRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const cut = setTimeout(() => request.socket.destroy(), patience);
  cut.unref();
  const done = () => clearTimeout(cut);
  request.once("end", done).once("close", done);
  request.resume();
}
