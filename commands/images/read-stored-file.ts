import { Refusal } from "#contract/refusals.ts";
import { readInstance } from "#dicom/read-instance.ts";
import type { House } from "../house.ts";
import type { ReadFile } from "./place-files.ts";

/** Reads a file that was kept aside anew. @throws Refusal "not-found" where its bytes are gone */
export async function readStoredFile(
  { objects }: Pick<House, "objects">,
  { name, other_sha256 }: { name: string; other_sha256: string },
): Promise<ReadFile> {
  if (!(await objects.has(other_sha256))) throw new Refusal("not-found", "the file's bytes are not in the store");
  const bytes = await objects.read(other_sha256);
  return { name, sha256: other_sha256, size: bytes.length, instance: readInstance(bytes), refused: null };
}
