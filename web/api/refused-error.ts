import { type RefusalBody, refusalBody } from "#contract/refusals.ts";

/** The service said no, in its own words. `code` is for the program, `message` and `detail` are for the person. */
export class RefusedError extends Error {
  readonly code: RefusalBody["refusal"];
  readonly detail: readonly string[];
  readonly status: number;
  constructor(status: number, body: RefusalBody) {
    super(body.message);
    this.name = "RefusedError";
    this.status = status;
    this.code = body.refusal;
    this.detail = body.detail ?? [];
  }
}

/** Nothing came back: no network, or the service is not running. Worth trying again; nothing is known about what happened. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super("The service cannot be reached.", { cause });
    this.name = "UnreachableError";
  }
}

/** Something came back that the contract does not know: a proxy's page, or a server of another version. */
export class StrangeReplyError extends Error {
  readonly status: number;
  constructor(status: number, cause?: unknown) {
    super(`The service answered in a way this page does not understand (${status}).`, { cause });
    this.name = "StrangeReplyError";
    this.status = status;
  }
}

/**
 * The error that a reply with a status of 400 or more stands for. A gateway that cannot reach the service counts as unreachable, since
 * trying again helps just the same.
 */
export async function errorOf(response: Response): Promise<Error> {
  const text = await response.text().catch(() => "");
  try {
    const body = refusalBody.safeParse(JSON.parse(text));
    if (body.success) return new RefusedError(response.status, body.data);
  } catch {
    // Not JSON: not one of ours.
  }
  return [502, 503, 504].includes(response.status)
    ? new UnreachableError(response.status)
    : new StrangeReplyError(response.status);
}

export const isRefused = (error: unknown, ...codes: RefusalBody["refusal"][]): error is RefusedError =>
  error instanceof RefusedError && (codes.length === 0 || codes.includes(error.code));
