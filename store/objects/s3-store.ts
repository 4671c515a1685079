import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Refusal } from "#contract/refusals.ts";
import type { ListedObject, ObjectStore } from "./object-store.ts";
import { asking, incomingKey, objectKey, openS3, refusalOfS3, type S3, type S3Settings } from "./s3-client.ts";
import { putInS3, sizeInS3 } from "./s3-put.ts";
import { rangeFromS3, readFromS3, streamFromS3 } from "./s3-read.ts";

/** The store cannot be used as it is configured; a sentence for the administrator, without the secret. */
export class S3Unusable extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "S3Unusable";
  }
}

/**
 * An object store in a bucket of S3 or of anything that speaks its protocol: `objects/<sha256>`. Several processes may use one.
 * The bucket is made where it is missing, and written to once, so that wrong settings are told at the start.
 * @param patience milliseconds that a store which does not answer is waited for
 * @throws S3Unusable
 */
export async function openS3Store(settings: S3Settings, patience = 20_000): Promise<ObjectStore> {
  const s3 = openS3(settings);
  for (const end = Date.now() + patience; ; await sleep(1000)) {
    try {
      await tryOut(s3);
      break;
    } catch (error) {
      if (refusalOfS3(error) !== null && Date.now() < end) continue;
      throw unusable(settings, error);
    }
  }
  return storeOf(s3);
}

function storeOf(s3: S3): ObjectStore {
  return {
    put: (source, limit) => putInS3(s3, source, { limit: limit ?? Number.POSITIVE_INFINITY, expected: null }),
    replace: (sha256, source) => putInS3(s3, source, { limit: Number.POSITIVE_INFINITY, expected: sha256 }),
    has: async (sha256) => (await sizeInS3(s3, objectKey(s3, sha256))) !== null,
    read: (sha256) => readFromS3(s3, sha256),
    readRange: (sha256, offset, length) => rangeFromS3(s3, sha256, offset, length),
    stream: (sha256) => streamFromS3(s3, sha256),
    remove: (sha256) => removeKey(s3, objectKey(s3, sha256)),
    list: (after) => listObjects(s3, after ?? ""),
    sweep: (before) => sweep(s3, before),
    ready: () =>
      s3.client.send(new HeadBucketCommand({ Bucket: s3.bucket })).then(
        () => true,
        () => false,
      ),
  };
}

async function tryOut(s3: S3): Promise<void> {
  const { client, bucket } = s3;
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 404) throw error;
    // Two processes may start at once: the second finds it made.
    await client.send(new CreateBucketCommand({ Bucket: bucket })).catch((failure: unknown) => {
      if (!(failure instanceof Error) || failure.name !== "BucketAlreadyOwnedByYou") throw failure;
    });
  }
  const Key = incomingKey(s3, `trial-${randomUUID()}`);
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key, Body: Buffer.from("Overread was here."), ContentLength: 18 }),
  );
  await removeKey(s3, Key);
}

function unusable({ endpoint, bucket }: S3Settings, error: unknown): S3Unusable {
  const said =
    error instanceof Error ? `${error.name}${error.message === "" ? "" : `: ${error.message}`}` : String(error);
  if (refusalOfS3(error) !== null || !(error instanceof S3ServiceException))
    return new S3Unusable(
      `The object store at ${endpoint} does not answer (${said}). Is it running, and is S3_ENDPOINT right?`,
    );
  return new S3Unusable(
    `The object store at ${endpoint} does not let Overread use the bucket "${bucket}" (${said}). Check S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY; the key must be able to read, write, list and delete there.`,
  );
}

async function removeKey(s3: S3, Key: string): Promise<void> {
  await asking(s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key })));
}

async function* listObjects(s3: S3, after: string): AsyncGenerator<ListedObject> {
  const Prefix = objectKey(s3, "");
  for await (const { Key = "", Size = 0, LastModified } of listKeys(s3, Prefix, `${Prefix}${after}`)) {
    const sha256 = Key.slice(Prefix.length);
    if (/^[0-9a-f]{64}$/.test(sha256)) yield { sha256, size: Size, modified: LastModified ?? new Date() };
  }
}

async function* listKeys(s3: S3, Prefix: string, StartAfter?: string) {
  let ContinuationToken: string | undefined;
  do {
    const ask = { Bucket: s3.bucket, Prefix, StartAfter, ContinuationToken };
    const page = await asking(s3.client.send(new ListObjectsV2Command(ask)));
    yield* page.Contents ?? [];
    ContinuationToken = page.NextContinuationToken;
    if (page.IsTruncated === true && ContinuationToken === undefined)
      throw new Refusal("try-again", "the image store gave half of a list");
  } while (ContinuationToken !== undefined);
}

/** Other processes may be writing: only what is too old to be written still goes. */
async function sweep(s3: S3, before: Date): Promise<number> {
  const Prefix = incomingKey(s3, "");
  let swept = 0;
  const { Uploads = [] } = await asking(s3.client.send(new ListMultipartUploadsCommand({ Bucket: s3.bucket, Prefix })));
  for (const { Key, UploadId, Initiated } of Uploads) {
    if (Initiated === undefined || Initiated >= before) continue;
    await asking(s3.client.send(new AbortMultipartUploadCommand({ Bucket: s3.bucket, Key, UploadId })));
    swept += 1;
  }
  for await (const { Key = "", LastModified } of listKeys(s3, Prefix)) {
    if (LastModified === undefined || LastModified >= before) continue;
    await removeKey(s3, Key);
    swept += 1;
  }
  return swept;
}
