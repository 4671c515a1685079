import { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { Refusal } from "#contract/refusals.ts";

export type S3Settings = {
  /** Such as https://s3.eu-central-1.amazonaws.com or http://127.0.0.1:9000. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Put before every key, so that one bucket may serve several; "" for none. */
  prefix: string;
};

/** What the functions of the S3 store work with. */
export type S3 = { client: S3Client; bucket: string; prefix: string };

/** A store in the same house answers within milliseconds, one across the sea within a second; none needs longer to take a connection. */
const connectionTimeout = 3000;
const silenceTimeout = 30_000;
/** The first try, and three more after 0.1, 0.2 and 0.4 s (longer where the store asks us to slow down). */
const maxAttempts = 4;

export function openS3(settings: S3Settings): S3 {
  const { endpoint, region, accessKeyId, secretAccessKey, bucket, prefix } = settings;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts,
    // Stores other than Amazon's do not know the checksums in trailers; the bytes are verified by x-amz-content-sha256 and by us.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout,
      requestTimeout: silenceTimeout,
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: 100, keepAlive: true },
      httpsAgent: { maxSockets: 100, keepAlive: true },
    },
  });
  return { client, bucket, prefix };
}

/** Where an object lies. */
export const objectKey = ({ prefix }: S3, sha256: string): string => `${prefix}objects/${sha256}`;
/** Where an object lies whose hash is not known yet. */
export const incomingKey = ({ prefix }: S3, name: string): string => `${prefix}incoming/${name}`;

const full = new Set(["QuotaExceeded", "InsufficientStorage", "InsufficientCapacity", "XMinioStorageFull"]);
const passing = new Set([
  ...["NoSuchBucket", "SlowDown", "ServiceUnavailable", "InternalError", "OperationAborted"],
  ...["RequestTimeout", "BadDigest", "XAmzContentSHA256Mismatch", "IncompleteBody"],
]);

/** Is there no such object? */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404 && error.name !== "NoSuchBucket";
}

/** Asks S3 for something, its failures told as refusals: no room, or away for a moment. Wrong credentials stay what they are. */
export async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw refusalOfS3(error) ?? error;
  }
}

/** null where the failure is no passing one. */
export function refusalOfS3(error: unknown): Refusal | null {
  if (error instanceof S3ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    if (full.has(error.name) || status === 507) return new Refusal("storage-full");
    return passing.has(error.name) || status >= 500 || status === 429 ? away(error) : null;
  }
  return isNetworkFailure(error) ? away(error) : null;
}

function away(cause: unknown): Refusal {
  const refusal = new Refusal(
    "try-again",
    "the image store does not answer at the moment; nothing that was accepted is lost",
  );
  refusal.cause = cause;
  return refusal;
}

/** Node's and the client's own: the connection was refused, cut, timed out, or the answer was none of HTTP. */
export function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENETUN|HPE_|UND_)/.test(code) ||
    error.name === "TimeoutError" ||
    error.name === "IncompleteBody" ||
    error.message === "aborted" ||
    error.message === "socket hang up"
  );
}
