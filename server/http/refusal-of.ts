import { Refusal } from "#contract/refusals.ts";

/** SQLSTATE classes and codes (PostgreSQL Appendix A) after which the same request may well succeed a moment later. */
const passing = /^(08|40|53[13]|57P0)/;
const passingSystem = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE"]);
const fullDisk = new Set(["53100", "ENOSPC", "EDQUOT"]);

/**
 * Any error as a refusal. What is our own fault becomes "failed", without details.
 * @returns the refusal, and whether the error is ours to be recorded
 */
export function refusalOf(error: unknown): { refusal: Refusal; ours: boolean } {
  if (error instanceof Refusal) return { refusal: error, ours: error.code === "failed" };
  const code = codeOf(error);
  if (fullDisk.has(code)) return { refusal: new Refusal("storage-full"), ours: true };
  if (isConnectionLoss(error, code)) return { refusal: new Refusal("try-again"), ours: true };
  const status = statusOf(error);
  if (status === 413) return { refusal: new Refusal("too-large"), ours: false };
  if (status === 415) return { refusal: new Refusal("wrong-media-type"), ours: false };
  if (status === 404) return { refusal: new Refusal("not-found"), ours: false };
  if (status === 503) return { refusal: new Refusal("try-again"), ours: false };
  if (status >= 400 && status < 500) return { refusal: new Refusal("not-valid", ...sayOf(code)), ours: false };
  return { refusal: new Refusal("failed"), ours: true };
}

function isConnectionLoss(error: unknown, code: string): boolean {
  if (passing.test(code)) return true;
  if (!(error instanceof Error)) return false;
  // ENOENT of a connection: the socket of a database that is starting again. Of a file it is a fault of ours.
  if (passingSystem.has(code)) return "syscall" in error && error.syscall === "connect";
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}

/** Fastify's own refusals by code, in words for whoever writes a client. */
function sayOf(code: string): string[] {
  switch (code) {
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return ["body: not JSON"];
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return ["the body is not as long as Content-Length says"];
    default:
      return [];
  }
}

export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}
