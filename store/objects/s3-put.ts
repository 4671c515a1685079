import { createHash, randomUUID } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Refusal } from "#contract/refusals.ts";
import { type StoredObject, WrongBytes } from "./object-store.ts";
import { asking, incomingKey, isMissing, objectKey, type S3 } from "./s3-client.ts";

/** All parts but the last have at least 5 MiB (Amazon S3, multipart upload limits). */
const partSize = 8 * 1024 ** 2;
/** One request copies at most so much. */
const copyLimit = 5 * 1024 ** 3;

export type Wanted = { limit: number; expected: string | null };

/** What fits one part goes in one request under its name; what does not, in parts aside, and then under its name by a copy in the store. */
export async function putInS3(
  s3: S3,
  source: Uint8Array | AsyncIterable<Uint8Array>,
  wanted: Wanted,
): Promise<StoredObject> {
  if (source instanceof Uint8Array) return await putBytes(s3, source, wanted);
  const parts = partsOf(source);
  const first = await parts.next();
  const bytes = first.done === true ? new Uint8Array(0) : first.value;
  if (bytes.length < partSize) return await putBytes(s3, bytes, wanted);
  return await putParts(s3, bytes, parts, wanted);
}

/** The size of an object, or null where there is none. */
export async function sizeInS3(s3: S3, key: string): Promise<number | null> {
  try {
    const { ContentLength = 0 } = await asking(s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: key })));
    return ContentLength;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function putBytes(s3: S3, bytes: Uint8Array, { limit, expected }: Wanted): Promise<StoredObject> {
  if (bytes.length > limit) throw new Refusal("too-large", `more than ${limit} bytes`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (expected !== null && sha256 !== expected) throw new WrongBytes(expected);
  const key = objectKey(s3, sha256);
  const there = await sizeInS3(s3, key);
  if (there === bytes.length && expected === null) return { sha256, size: bytes.length };
  // The client signs the SHA-256 of the body: bytes that change on their way are refused by the store. A put is seen whole or not at all.
  const put = { Bucket: s3.bucket, Key: key, Body: bytes, ContentLength: bytes.length, Metadata: { sha256 } };
  await asking(s3.client.send(new PutObjectCommand(put)));
  return { sha256, size: bytes.length };
}

type Part = { PartNumber: number; ETag: string | undefined };

async function putParts(
  s3: S3,
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  { limit, expected }: Wanted,
): Promise<StoredObject> {
  const Key = incomingKey(s3, randomUUID());
  const aside = { Bucket: s3.bucket, Key };
  const { UploadId } = await asking(s3.client.send(new CreateMultipartUploadCommand(aside)));
  const hash = createHash("sha256");
  const done: Part[] = [];
  let size = 0;
  const send = async (bytes: Uint8Array) => {
    size += bytes.length;
    if (size > Math.min(limit, copyLimit))
      throw new Refusal("too-large", `more than ${Math.min(limit, copyLimit)} bytes`);
    hash.update(bytes);
    const PartNumber = done.length + 1;
    const part = { ...aside, UploadId, PartNumber, Body: bytes, ContentLength: bytes.length };
    const { ETag } = await asking(s3.client.send(new UploadPartCommand(part)));
    done.push({ PartNumber, ETag });
  };
  try {
    await send(first);
    for await (const bytes of rest) await send(bytes);
    const sha256 = hash.digest("hex");
    if (expected !== null && sha256 !== expected) throw new WrongBytes(expected);
    await complete(s3, { ...aside, UploadId }, done, size);
    await moveIntoPlace(s3, Key, sha256, size, expected !== null);
    return { sha256, size };
  } catch (error) {
    // Where the store is gone this fails too; the sweep finds it later.
    await s3.client.send(new AbortMultipartUploadCommand({ ...aside, UploadId })).catch(() => undefined);
    await s3.client.send(new DeleteObjectCommand(aside)).catch(() => undefined);
    throw error;
  }
}

type Upload = { Bucket: string; Key: string; UploadId: string | undefined };

/** Asked again after a cut connection, a store says that there is no such upload: it was completed the first time. */
async function complete(s3: S3, upload: Upload, parts: Part[], size: number): Promise<void> {
  try {
    await asking(s3.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } })));
  } catch (error) {
    const again = error instanceof S3ServiceException && error.name === "NoSuchUpload";
    if (!again || (await sizeInS3(s3, upload.Key)) !== size) throw error;
  }
}

async function moveIntoPlace(s3: S3, from: string, sha256: string, size: number, over: boolean): Promise<void> {
  const Key = objectKey(s3, sha256);
  if (over || (await sizeInS3(s3, Key)) !== size) {
    const CopySource = `${s3.bucket}/${from.split("/").map(encodeURIComponent).join("/")}`;
    const Metadata = { sha256 };
    const copy = { Bucket: s3.bucket, Key, CopySource, MetadataDirective: "REPLACE" as const, Metadata };
    await asking(s3.client.send(new CopyObjectCommand(copy)));
    if ((await sizeInS3(s3, Key)) !== size)
      throw new Refusal("try-again", "the image store has not kept the whole file");
  }
  // It is there already: what stays of it aside is swept later.
  await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: from })).catch(() => undefined);
}

/** The bytes in pieces of one part's size, the last one smaller. */
async function* partsOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = Buffer.allocUnsafe(partSize);
  let filled = 0;
  for await (const chunk of source) {
    for (let taken = 0; taken < chunk.length; ) {
      const piece = chunk.subarray(taken, taken + partSize - filled);
      part.set(piece, filled);
      filled += piece.length;
      taken += piece.length;
      if (filled < partSize) continue;
      yield part;
      part = Buffer.allocUnsafe(partSize);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
