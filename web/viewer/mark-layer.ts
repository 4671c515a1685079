import { eventTarget } from "@cornerstonejs/core";
import { annotation, Enums, type Types } from "@cornerstonejs/tools";
import type { Mark } from "#contract/finding.ts";
import {
  annotationOfMark,
  drawnPointsOf,
  frameOfReferenceOf,
  imagePointsOf,
  markOfAnnotation,
  realValuesOf,
} from "./annotation-of-mark.ts";
import type { FrameStore } from "./frame-store.ts";
import { listen } from "./listen.ts";
import { markLines } from "./mark-lines.ts";
import { measureMark } from "./measure-mark.ts";
import type { ViewerOptions } from "./viewer-types.ts";

type Annotation = Types.Annotation;

const samePoints = (a: Mark, b: Mark): boolean => JSON.stringify(a.points) === JSON.stringify(b.points);

/** One reader's marks: the list is the truth, Cornerstone's annotations only draw it. */
export class MarkLayer {
  readonly #frames: FrameStore;
  readonly #options: ViewerOptions;
  readonly #render: () => void;
  readonly #stops: readonly (() => void)[];
  readonly #marks = new Map<string, Mark>();
  #locked = false;
  #ownChange = false;
  #announcing: number | null = null;

  constructor(frames: FrameStore, options: ViewerOptions, render: () => void) {
    this.#frames = frames;
    this.#options = options;
    this.#render = render;
    const { ANNOTATION_COMPLETED, ANNOTATION_MODIFIED, ANNOTATION_REMOVED, ANNOTATION_SELECTION_CHANGE } = Enums.Events;
    this.#stops = [
      listen<{ annotation: Annotation }>(eventTarget, ANNOTATION_COMPLETED, (detail) => this.#keep(detail.annotation)),
      listen<{ annotation: Annotation }>(eventTarget, ANNOTATION_MODIFIED, (detail) => {
        // While it is being drawn for the first time it is not a mark yet.
        if (this.#marks.has(detail.annotation.annotationUID ?? "")) this.#keep(detail.annotation);
      }),
      listen<{ annotation: Annotation }>(eventTarget, ANNOTATION_REMOVED, (detail) => {
        if (!this.#ownChange && this.#marks.delete(detail.annotation.annotationUID ?? "")) this.#announce();
      }),
      listen<{ selection: readonly string[] }>(eventTarget, ANNOTATION_SELECTION_CHANGE, (detail) => {
        if (!this.#ownChange) options.onMarkSelected(detail.selection.find((id) => this.#marks.has(id)) ?? null);
      }),
    ];
  }

  get marks(): readonly Mark[] {
    return [...this.#marks.values()];
  }

  setMarks(next: readonly Mark[]): void {
    const wanted = new Map(next.map((mark) => [mark.id, mark]));
    for (const [id, mark] of this.#marks) {
      const other = wanted.get(id);
      if (other === undefined || !samePoints(mark, other) || mark.text !== other.text) this.#erase(id);
    }
    this.#marks.clear();
    for (const mark of next) this.#marks.set(mark.id, mark);
    this.draw();
    this.#render();
  }

  /** Draws the marks whose frames have become known. */
  draw(): void {
    for (const mark of this.#marks.values()) {
      const frame = this.#frames.byReference(mark.image);
      if (frame === undefined || annotation.state.getAnnotation(mark.id) !== undefined) continue;
      const drawn = annotationOfMark(mark, frame);
      if (drawn === null) continue;
      this.#silently(() => {
        annotation.state.addAnnotation(drawn, frameOfReferenceOf(frame));
        annotation.locking.setAnnotationLocked(mark.id, this.#locked);
      });
    }
  }

  /** Locked marks are shown and cannot be moved. */
  lock(locked: boolean): void {
    this.#locked = locked;
    this.#silently(() => {
      for (const id of this.#marks.keys()) annotation.locking.setAnnotationLocked(id, locked);
    });
    this.#render();
  }

  select(markId: string | null): void {
    this.#silently(() => {
      annotation.selection.deselectAnnotation();
      if (markId !== null && annotation.state.getAnnotation(markId) !== undefined) {
        annotation.selection.setAnnotationSelected(markId, true);
      }
    });
    this.#render();
  }

  /** The lines beside a mark while it is drawn or shown: always measured by us, never by the drawing tool. */
  linesOf(data: Annotation["data"], targetId: string, tool: Mark["tool"]): string[] {
    const frame = this.#frames.byImageId(targetId.slice("imageId:".length));
    if (frame === undefined) return [];
    const points = imagePointsOf(drawnPointsOf(tool, data), frame);
    if (points === null || points.flat().some(Number.isNaN)) return [];
    const values = measureMark(tool, points, frame.calibration, realValuesOf(frame));
    return markLines({ tool, text: "" }, values, frame.calibration, points, this.#options.words);
  }

  destroy(): void {
    if (this.#announcing !== null) window.clearTimeout(this.#announcing);
    for (const stop of this.#stops) stop();
    for (const id of this.#marks.keys()) this.#erase(id);
  }

  /** Keeps what the reader drew. A mark whose points and text are as before stays the same object, to the last digit. */
  #keep(changed: Annotation): void {
    const frame = this.#frames.byImageId(changed.metadata?.referencedImageId ?? "");
    if (this.#ownChange || frame === undefined) return;
    const mark = markOfAnnotation(changed, frame);
    if (mark === null) {
      // A click without a drag: nothing was drawn, so nothing may seem to be there.
      if (changed.annotationUID !== undefined) this.#erase(changed.annotationUID);
      return;
    }
    const before = this.#marks.get(mark.id);
    if (before !== undefined && samePoints(before, mark) && before.text === mark.text) return;
    this.#marks.set(mark.id, mark);
    this.#announce();
  }

  #announce(): void {
    this.#announcing ??= window.setTimeout(() => {
      this.#announcing = null;
      this.#options.onMarks(this.marks);
    }, 60);
  }

  /** Changes Cornerstone's state without taking its events for the reader's doing. */
  #silently(change: () => void): void {
    this.#ownChange = true;
    try {
      change();
    } finally {
      this.#ownChange = false;
    }
  }

  #erase(id: string): void {
    this.#silently(() => annotation.state.removeAnnotation(id));
  }
}
