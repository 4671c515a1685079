import { openFileStore } from "./file-store.ts";
import type { ObjectStore } from "./object-store.ts";
import type { S3Settings } from "./s3-client.ts";
import { openS3Store } from "./s3-store.ts";

/** Where objects are kept: in a folder of this machine, or in a bucket of S3. */
export type ObjectPlace = { kind: "files"; folder: string } | { kind: "s3"; settings: S3Settings };

/** @throws S3Unusable; whatever the file system throws */
export async function openObjects(place: ObjectPlace): Promise<ObjectStore> {
  return place.kind === "files" ? await openFileStore(place.folder) : await openS3Store(place.settings);
}
