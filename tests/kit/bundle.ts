import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BundleVerdict, verifyBundle } from "#custody/verify-bundle.ts";

/** The offline verifier's verdict on a bundle as it was downloaded. */
export async function verifyBundleBytes(bytes: Uint8Array): Promise<BundleVerdict> {
  const folder = await mkdtemp(join(tmpdir(), "overread-bundle-"));
  try {
    const path = join(folder, "case.zip");
    await writeFile(path, bytes);
    return await verifyBundle(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
