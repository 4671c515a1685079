import type { ImageReference } from "#contract/finding.ts";
import type { OpinionContent } from "#contract/opinion.ts";

/** An image that the opinion points at, and the findings (counted from 1) that point at it; none for a mark that stands alone. */
export type ImageUse = { image: ImageReference; frames: number[]; findings: number[] };

/** Every image that a finding or a mark points at, once for each instance, in the order of the findings. */
export function imageUses({ findings, marks }: OpinionContent): ImageUse[] {
  const uses = new Map<string, ImageUse>();
  const note = (image: ImageReference, finding: number | null) => {
    const use = uses.get(image.sopInstanceUid) ?? { image, frames: [], findings: [] };
    uses.set(image.sopInstanceUid, use);
    if (!use.frames.includes(image.frameNumber)) use.frames.push(image.frameNumber);
    if (finding !== null && !use.findings.includes(finding)) use.findings.push(finding);
  };
  for (const [index, finding] of findings.entries()) {
    for (const image of finding.images) note(image, index + 1);
    for (const mark of marks) if (finding.markIds.includes(mark.id)) note(mark.image, index + 1);
  }
  for (const mark of marks) note(mark.image, null);
  return [...uses.values()];
}
