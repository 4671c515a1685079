import { access, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { imageRoutes } from "#contract/routes/images.ts";
import type { BegunCase, Cast } from "./cases.ts";
import { multipartOf } from "./synthetic-images.ts";
import { testData } from "./test-data.ts";

export type NamedFile = { name: string; bytes: Uint8Array };

/** Whether the public test images are on this machine. */
export const hasTestData = (): Promise<boolean> =>
  access(join(testData, "dicom")).then(
    () => true,
    () => false,
  );

/** A file, or all files of a folder, of the public test images. @param path such as "dicom/us" */
export async function realFiles(path: string, fits: (name: string) => boolean = () => true): Promise<NamedFile[]> {
  const place = join(testData, path);
  const names = await readdir(place).catch(() => null);
  if (names === null) return [{ name: basename(place), bytes: await readFile(place) }];
  const wanted = names.filter((name) => fits(name)).sort();
  return await Promise.all(wanted.map(async (name) => ({ name, bytes: await readFile(join(place, name)) })));
}

/** Files arrive in a case, and the coordinator confirms that all are the patient's: test images name somebody else. @returns how each ended */
export async function givenFiles(
  cast: Pick<Cast, "coordinator" | "patient">,
  { caseId }: BegunCase,
  files: readonly NamedFile[],
): Promise<string[]> {
  const outcomes: string[] = [];
  for (let at = 0; at < files.length; at += 100) {
    const raw = multipartOf(files.slice(at, at + 100));
    const reply = await cast.patient.call(imageRoutes.addImages, { params: { caseId }, raw });
    outcomes.push(...reply.files.map(({ outcome }) => outcome));
  }
  const { studies } = await cast.coordinator.call(imageRoutes.listImages, { params: { caseId } });
  for (const { studyInstanceUid, identity } of studies) {
    if (identity !== "asked") continue;
    await cast.coordinator.call(imageRoutes.decideIdentity, {
      params: { caseId, studyInstanceUid },
      body: { decision: "same-person", reason: "public test images" },
    });
  }
  return outcomes;
}
