import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { GetObjectCommand, S3ServiceException } from "@aws-sdk/client-s3";
import { Refusal } from "#contract/refusals.ts";
import { asking, isMissing, isNetworkFailure, objectKey, refusalOfS3, type S3 } from "./s3-client.ts";

/** A body that is cut is asked for again from where it ended, so many times. */
const bodyTries = 4;

/** All bytes of an object, hashed once more. @throws Refusal "failed" where it is missing, or not what was stored */
export async function readFromS3(s3: S3, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of whole(s3, sha256, await begin(s3, sha256, 0))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Bytes of an object, hashed as they pass: the stream ends with an error where they are not what was stored. */
export async function streamFromS3(s3: S3, sha256: string): Promise<Readable> {
  // Asked before the answer begins: an object that is missing must not end as half an answer.
  return Readable.from(whole(s3, sha256, await begin(s3, sha256, 0)), { objectMode: false });
}

/** Bytes of a range; fewer at the end of the object. */
export async function rangeFromS3(s3: S3, sha256: string, offset: number, length: number): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of pieces(s3, sha256, await begin(s3, sha256, offset, length), offset, length))
      chunks.push(chunk);
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) return new Uint8Array(0);
    throw error;
  }
  return Buffer.concat(chunks);
}

type Answer = { body: Readable; length: number };

async function begin(s3: S3, sha256: string, offset: number, length?: number): Promise<Answer> {
  const end = length === undefined ? "" : offset + length - 1;
  const Range = offset === 0 && length === undefined ? undefined : `bytes=${offset}-${end}`;
  const ask = new GetObjectCommand({ Bucket: s3.bucket, Key: objectKey(s3, sha256), Range });
  try {
    const { Body, ContentLength = 0 } = await asking(s3.client.send(ask));
    if (!(Body instanceof Readable)) throw new TypeError("an answer without a body");
    return { body: Body, length: ContentLength };
  } catch (error) {
    if (isMissing(error)) throw new Refusal("failed", `stored object ${sha256.slice(0, 12)} is missing`);
    throw error;
  }
}

async function* whole(s3: S3, sha256: string, first: Answer): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const chunk of pieces(s3, sha256, first, 0, first.length)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== sha256)
    throw new Refusal("failed", `stored object ${sha256.slice(0, 12)} is not what was stored`);
}

/** Goes on behind a cut connection with the rest. */
async function* pieces(
  s3: S3,
  sha256: string,
  first: Answer,
  from: number,
  wanted: number,
): AsyncGenerator<Uint8Array> {
  const total = Math.min(wanted, first.length);
  let got = 0;
  let answer: Answer | null = first;
  for (let tried = 1; ; tried++) {
    try {
      answer ??= await begin(s3, sha256, from + got, total - got);
      for await (const chunk of answer.body) {
        got += chunk.length;
        yield chunk;
      }
      if (got >= total) return;
      throw Object.assign(new Error("the body ended too soon"), { name: "IncompleteBody" });
    } catch (error) {
      if (!isNetworkFailure(error)) throw error;
      if (tried === bodyTries) throw refusalOfS3(error) ?? error;
      answer = null;
      await sleep(100 * 2 ** tried * Math.random());
    }
  }
}
