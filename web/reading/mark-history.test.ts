import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyReading, type Mark, type ReadingContent } from "#contract/finding.ts";
import { type MarkHistory, noHistory, redone, remembered, undone } from "./mark-history.ts";
import { addFinding, changeFinding, linkMark, newFinding, removeMark, replaceMarks } from "./reading-edits.ts";

const markOf = (id: string): Mark => ({
  id,
  tool: "length",
  image: {
    studyInstanceUid: "1.2",
    seriesInstanceUid: "1.2.3",
    sopInstanceUid: "1.2.3.4",
    sopClassUid: "1.2",
    frameNumber: 1,
  },
  points: [
    [0, 0],
    [10, 0],
  ],
  values: [{ name: "length", value: 10, unit: "mm" }],
  text: "",
  frameOfReferenceUid: null,
  worldPoints: null,
});
const ids = Array.from({ length: 4 }, (_, at) => `00000000-0000-4000-8000-00000000000${at}`);

describe("undo and redo of marks", () => {
  it("brings back a removed mark with its links and the size that a finding took from it", () => {
    const finding = newFinding();
    const mark = markOf(ids[0] ?? "");
    const drawn = linkMark(addFinding(replaceMarks(emptyReading, [mark]), finding), finding.id, mark);
    const history = remembered(noHistory, drawn);
    const removed = removeMark(drawn, mark.id);
    expect(removed.findings[0]?.size?.markId).toBeNull();
    expect(undone(history, removed)?.content).toEqual(drawn);
  });
  it("keeps the words that were written since", () => {
    const finding = newFinding();
    const start = addFinding(emptyReading, finding);
    const history = remembered(noHistory, start);
    const drawn = replaceMarks(start, [markOf(ids[0] ?? "")]);
    const written = changeFinding({ ...drawn, impression: "Normal." }, finding.id, { observation: "nodule" });
    const back = undone(history, written)?.content;
    expect(back?.marks).toEqual([]);
    expect(back?.impression).toBe("Normal.");
    expect(back?.findings[0]?.observation).toBe("nodule");
  });
  it("has nothing to undo at first, and nothing to redo after a new mark", () => {
    expect(undone(noHistory, emptyReading)).toBeNull();
    const once = remembered(noHistory, emptyReading);
    const back = undone(once, replaceMarks(emptyReading, [markOf(ids[0] ?? "")]));
    expect(redone(remembered(back?.history ?? noHistory, emptyReading), emptyReading)).toBeNull();
  });
  it("leads back to the start and forward to the end, whatever was drawn", () => {
    const steps = fc.array(fc.subarray(ids), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (runs) => {
        let content: ReadingContent = emptyReading;
        let history: MarkHistory = noHistory;
        for (const run of runs) {
          history = remembered(history, content);
          content = replaceMarks(content, run.map(markOf));
        }
        const end = content;
        for (let step = undone(history, content); step !== null; step = undone(history, content))
          ({ history, content } = step);
        expect(content).toEqual(emptyReading);
        for (let step = redone(history, content); step !== null; step = redone(history, content))
          ({ history, content } = step);
        expect(content).toEqual(end);
      }),
    );
  });
});
