import { access, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ctSeries } from "#tests/kit/synthetic-images.ts";
import { testData } from "#tests/kit/test-data.ts";

/**
 * A patient's CD, made anonymous: the real CT of a head where the machine holds the test data, else one of our own making with the same
 * traits (another name, a table of contents, a program).
 */
export async function headDisc(): Promise<{ folder: string; images: number; real: boolean }> {
  const real = join(testData, "dicom", "patient_cd_ct_head");
  if (
    await access(real).then(
      () => true,
      () => false,
    )
  )
    return { folder: real, images: 28, real: true };
  const folder = join(await mkdtemp(join(tmpdir(), "overread-disc-")), "CD");
  await mkdir(join(folder, "DICOM"), { recursive: true });
  const patient = { name: "[REMOVED]", id: "QMN", birthDate: "", sex: "" };
  const slices = ctSeries(28, { study: 77, patient, StudyDescription: "HEAD", BodyPartExamined: "HEAD" });
  for (const [index, bytes] of slices.entries()) {
    await writeFile(join(folder, "DICOM", `IM${String(index + 1).padStart(6, "0")}`), bytes);
  }
  await writeFile(join(folder, "AUTORUN.INF"), "[autorun]\nopen=VIEWER.EXE\n");
  await writeFile(join(folder, "README.TXT"), "This disc contains medical images in DICOM format.\n");
  return { folder, images: slices.length, real: false };
}
