import type { Finding, ImageReference, Mark, ReadingContent } from "#contract/finding.ts";

/** Changes of a reading, each giving a new one. Nothing here knows of pages or of saving. */

export const newFinding = (): Finding => ({
  id: crypto.randomUUID(),
  presence: "present",
  observation: "",
  anatomy: "",
  side: "not-stated",
  size: null,
  certainty: "probable",
  severity: "minor",
  category: null,
  description: "",
  recommendation: "",
  images: [],
  markIds: [],
});

export const sameImage = (a: ImageReference, b: ImageReference): boolean =>
  a.sopInstanceUid === b.sopInstanceUid && a.frameNumber === b.frameNumber;

const with1 = <T>(list: readonly T[], value: T, same: (a: T, b: T) => boolean = Object.is): T[] =>
  list.some((each) => same(each, value)) ? [...list] : [...list, value];

/**
 * The size that a mark gives in millimetres, longest first; null where it measures no length in millimetres (angles, arrows, and
 * images without a scale).
 */
export function sizeOfMark(mark: Mark): number[] | null {
  const lengths = mark.values
    .filter((each) => ["length", "width", "height"].includes(each.name) && each.unit === "mm" && each.value > 0)
    .map((each) => Math.round(each.value * 10) / 10)
    .filter((each) => each > 0 && each <= 2000)
    .sort((a, b) => b - a);
  return lengths.length > 0 ? lengths : null;
}

const mapFindings = (content: ReadingContent, change: (finding: Finding) => Finding): ReadingContent => ({
  ...content,
  findings: content.findings.map(change),
});

export const addFinding = (content: ReadingContent, finding: Finding): ReadingContent => ({
  ...content,
  findings: [...content.findings, finding],
});

export const changeFinding = (content: ReadingContent, id: string, part: Partial<Finding>): ReadingContent =>
  mapFindings(content, (finding) => (finding.id === id ? { ...finding, ...part } : finding));

/** The marks stay: they may serve another finding, and are removed by themselves. */
export const removeFinding = (content: ReadingContent, id: string): ReadingContent => ({
  ...content,
  findings: content.findings.filter((finding) => finding.id !== id),
});

/** `by` -1 is up, 1 is down. */
export function moveFinding(content: ReadingContent, id: string, by: -1 | 1): ReadingContent {
  const from = content.findings.findIndex((finding) => finding.id === id);
  const moved = content.findings[from];
  const to = from + by;
  if (moved === undefined || to < 0 || to >= content.findings.length) return content;
  const findings = content.findings.toSpliced(from, 1).toSpliced(to, 0, moved);
  return { ...content, findings };
}

export const linkImage = (content: ReadingContent, id: string, image: ImageReference): ReadingContent =>
  mapFindings(content, (finding) =>
    finding.id === id ? { ...finding, images: with1(finding.images, image, sameImage) } : finding,
  );

export const unlinkImage = (content: ReadingContent, id: string, image: ImageReference): ReadingContent =>
  mapFindings(content, (finding) =>
    finding.id === id ? { ...finding, images: finding.images.filter((each) => !sameImage(each, image)) } : finding,
  );

/** Links a mark and its image; the first mark that measures gives the size. */
export function linkMark(content: ReadingContent, id: string, mark: Mark): ReadingContent {
  const linked = mapFindings(content, (finding) => {
    if (finding.id !== id) return finding;
    const millimetres = finding.size === null ? sizeOfMark(mark) : null;
    return {
      ...finding,
      markIds: with1(finding.markIds, mark.id),
      size: millimetres === null ? finding.size : { millimetres, markId: mark.id },
    };
  });
  return linkImage(linked, id, mark.image);
}

const withoutMark = (finding: Finding, markId: string): Finding => ({
  ...finding,
  markIds: finding.markIds.filter((each) => each !== markId),
  // The number stays as the reader has seen it, now as one that was typed.
  size: finding.size?.markId === markId ? { ...finding.size, markId: null } : finding.size,
});

export const unlinkMark = (content: ReadingContent, id: string, markId: string): ReadingContent =>
  mapFindings(content, (finding) => (finding.id === id ? withoutMark(finding, markId) : finding));

export const sizeFromMark = (content: ReadingContent, id: string, mark: Mark): ReadingContent => {
  const millimetres = sizeOfMark(mark);
  return millimetres === null ? content : changeFinding(content, id, { size: { millimetres, markId: mark.id } });
};

/** The marks as the viewer has them now: sizes taken from a mark follow it, links to removed marks go. */
export function replaceMarks(content: ReadingContent, marks: readonly Mark[]): ReadingContent {
  const known = new Map(marks.map((mark) => [mark.id, mark]));
  const next = mapFindings(content, (finding) => {
    // A size may name a mark that the finding does not list: taken from it, then unlinked.
    const named = finding.size?.markId == null ? finding.markIds : [...finding.markIds, finding.size.markId];
    const gone = named.filter((id) => !known.has(id));
    const kept = gone.reduce(withoutMark, finding);
    const source = known.get(kept.size?.markId ?? "");
    const millimetres = source === undefined ? null : sizeOfMark(source);
    return source === undefined || millimetres === null ? kept : { ...kept, size: { millimetres, markId: source.id } };
  });
  return { ...next, marks: [...marks] };
}

export const removeMark = (content: ReadingContent, markId: string): ReadingContent =>
  replaceMarks(
    content,
    content.marks.filter((mark) => mark.id !== markId),
  );

/** Names an image as one that shows what matters, or takes that back. */
export function toggleKeyImage(content: ReadingContent, image: ImageReference): ReadingContent {
  const before = content.keyImages ?? [];
  const others = before.filter((each) => !sameImage(each, image));
  return { ...content, keyImages: others.length < before.length ? others : [...before, image].slice(-200) };
}

export const isKeyImage = (content: ReadingContent, image: ImageReference): boolean =>
  (content.keyImages ?? []).some((each) => sameImage(each, image));

export const findingOfMark = (content: ReadingContent, markId: string): Finding | undefined =>
  content.findings.find((finding) => finding.markIds.includes(markId));

export const looseMarks = (content: ReadingContent): Mark[] =>
  content.marks.filter((mark) => findingOfMark(content, mark.id) === undefined);
