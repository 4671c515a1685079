import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyReading, type Mark, type ReadingContent, readingContent } from "#contract/finding.ts";
import * as edits from "./reading-edits.ts";

const image = (frameNumber = 1) => ({
  studyInstanceUid: "1.2",
  seriesInstanceUid: "1.2.3",
  sopInstanceUid: "1.2.3.4",
  sopClassUid: "1.2.840.10008.5.1.4.1.1.2",
  frameNumber,
});
const length = (value: number, id: string = crypto.randomUUID(), unit: "mm" | "px" = "mm"): Mark => ({
  id,
  tool: "length",
  image: image(),
  points: [
    [0, 0],
    [value, 0],
  ],
  values: [{ name: "length", value, unit }],
  text: "",
  frameOfReferenceUid: null,
  worldPoints: null,
});
const withFinding = (): { content: ReadingContent; id: string } => {
  const finding = edits.newFinding();
  return { content: edits.addFinding(emptyReading, finding), id: finding.id };
};

describe("a finding and its marks", () => {
  it("takes its size from the first mark that measures, and links its image once", () => {
    const { content, id } = withFinding();
    const [first, second] = [length(12.34), length(50)];
    const marked = edits.replaceMarks(content, [first, second]);
    const next = edits.linkMark(edits.linkMark(marked, id, first), id, second);
    expect(next.findings[0]).toMatchObject({
      size: { millimetres: [12.3], markId: first.id },
      markIds: [first.id, second.id],
      images: [image()],
    });
  });

  it("follows the mark that gave the size", () => {
    const { content, id } = withFinding();
    const mark = length(10);
    const linked = edits.linkMark(edits.replaceMarks(content, [mark]), id, mark);
    expect(edits.replaceMarks(linked, [length(14, mark.id)]).findings[0]?.size?.millimetres).toEqual([14]);
  });

  it("keeps the number and drops the link when the mark is removed", () => {
    const { content, id } = withFinding();
    const mark = length(10);
    const linked = edits.linkMark(edits.replaceMarks(content, [mark]), id, mark);
    const removed = edits.removeMark(linked, mark.id);
    expect(removed.findings[0]).toMatchObject({ size: { millimetres: [10], markId: null }, markIds: [] });
    expect(removed.marks).toEqual([]);
  });

  it("takes no size in millimetres from pixels", () => {
    expect(edits.sizeOfMark(length(10, crypto.randomUUID(), "px"))).toBeNull();
  });

  it("counts a mark as loose until a finding has it", () => {
    const { content, id } = withFinding();
    const mark = length(10);
    const marked = edits.replaceMarks(content, [mark]);
    expect(edits.looseMarks(marked)).toEqual([mark]);
    expect(edits.looseMarks(edits.linkMark(marked, id, mark))).toEqual([]);
    expect(edits.findingOfMark(edits.linkMark(marked, id, mark), mark.id)?.id).toBe(id);
  });

  it("moves a finding, and not over the ends", () => {
    const [a, b] = [edits.newFinding(), edits.newFinding()];
    const content = edits.addFinding(edits.addFinding(emptyReading, a), b);
    const order = (each: ReadingContent) => each.findings.map((finding) => finding.id);
    expect(order(edits.moveFinding(content, b.id, -1))).toEqual([b.id, a.id]);
    expect(order(edits.moveFinding(content, b.id, 1))).toEqual([a.id, b.id]);
  });

  it("never names a mark that is not there, whatever is done in whatever order", () => {
    type State = { content: ReadingContent };
    const step = fc.constantFrom("finding", "draw", "link", "unlink", "remove-mark", "remove-finding", "size");
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat(5), fc.nat(5)), { maxLength: 40 }), (steps) => {
        const state: State = { content: emptyReading };
        for (const [kind, i, j] of steps) {
          const { content } = state;
          const finding = content.findings[i % Math.max(1, content.findings.length)];
          const mark = content.marks[j % Math.max(1, content.marks.length)];
          if (kind === "finding") state.content = edits.addFinding(content, edits.newFinding());
          if (kind === "draw") state.content = edits.replaceMarks(content, [...content.marks, length(i + 1)]);
          if (finding === undefined) continue;
          if (kind === "remove-finding") state.content = edits.removeFinding(content, finding.id);
          if (mark === undefined) continue;
          if (kind === "link") state.content = edits.linkMark(content, finding.id, mark);
          if (kind === "unlink") state.content = edits.unlinkMark(content, finding.id, mark.id);
          if (kind === "remove-mark") state.content = edits.removeMark(content, mark.id);
          if (kind === "size") state.content = edits.sizeFromMark(content, finding.id, mark);
        }
        const known = new Set(state.content.marks.map((mark) => mark.id));
        for (const finding of state.content.findings) {
          for (const id of finding.markIds) expect(known.has(id)).toBe(true);
          if (finding.size?.markId != null) expect(known.has(finding.size.markId)).toBe(true);
        }
        expect(readingContent.safeParse(state.content).success).toBe(true);
      }),
    );
  });
});
