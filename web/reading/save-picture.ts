import type { Viewer } from "../viewer/viewer-types.ts";

/** Gives the reader what a viewport shows, with its marks, as a file; the name bears the case's number and no name of a person. */
export async function savePicture(viewer: Viewer, viewport: number, caseNumber: string): Promise<void> {
  const picture = await viewer.picture(viewport);
  if (picture === null) return;
  const url = URL.createObjectURL(picture);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${caseNumber}-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.png`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
