import { followCamera } from "./camera-moves.ts";
import { crossingOf } from "./cross-planes.ts";
import type { Vector } from "./image-plane.ts";
import { canLink, linkedIndex, offsetBetween, type StackOffset, sameSpace } from "./link-slices.ts";
import { StackPicture } from "./stack-picture.ts";
import { type Links, type ScreenLine, startLinks } from "./viewer-types.ts";
import type { ViewportCell } from "./viewport-cell.ts";

const stackOf = (cell: ViewportCell | undefined): StackPicture | null =>
  cell?.state.status === "ready" && cell.picture instanceof StackPicture ? cell.picture : null;

const keyOf = (from: ViewportCell, to: ViewportCell): string =>
  `${from.state.series?.seriesInstanceUid ?? ""} ${to.state.series?.seriesInstanceUid ?? ""}`;

/** Whether two viewports show the same kind of values, so that one window suits both. */
const sameValues = (a: ViewportCell, b: ViewportCell): boolean =>
  a.state.facts?.modality !== undefined && a.state.facts.modality === b.state.facts?.modality;

/** What the viewports do together: they follow the one in use, and show where their pictures cross. */
export class ViewportLinks {
  readonly #cells: () => readonly ViewportCell[];
  readonly #offsets = new Map<string, StackOffset>();
  #links: Links = startLinks;
  #linesShown = true;
  #active = 0;
  /** The viewport in the reader's hand: the others follow it, and never the other way round. */
  #driver = 0;
  #drawing: number | null = null;

  constructor(cells: () => readonly ViewportCell[]) {
    this.#cells = cells;
  }

  setActive(index: number): void {
    this.#active = index;
    this.#driver = index;
    this.draw();
  }

  setDriver(index: number): void {
    this.#driver = index;
  }

  /** Switched on, stacks stay as far from each other as they stand now. */
  setLinks(links: Links): void {
    if (links.scroll && !this.#links.scroll) this.#offsets.clear();
    this.#links = links;
    this.#align();
    this.draw();
  }

  setLines(shown: boolean): void {
    this.#linesShown = shown;
    this.draw();
  }

  /** Something moved in a viewport. */
  moved(index: number, what: "slice" | "camera" | "window"): void {
    const cells = this.#cells();
    const from = cells[index];
    if (from === undefined) return;
    if (index === this.#driver) {
      const others = cells.filter((cell) => cell !== from && cell.state.status === "ready");
      if (what === "slice" && this.#links.scroll) for (const to of others) this.#scroll(from, to);
      if (what === "camera" && this.#links.view) for (const to of others) this.#look(from, to);
      if (what === "window" && this.#links.window) for (const to of others) this.#window(from, to);
    }
    if (what === "slice") this.#align();
    this.draw();
  }

  /** A series left or came: how it stood to others says nothing any more. */
  forget(seriesInstanceUid: string): void {
    for (const key of this.#offsets.keys()) {
      if (key.split(" ").includes(seriesInstanceUid)) this.#offsets.delete(key);
    }
  }

  /** All other viewports show their slice through this point of the patient. */
  jump(index: number, world: Vector): void {
    const cells = this.#cells();
    const from = cells[index]?.picture;
    if (from == null) return;
    // The viewports that jump must not send the one in hand after them.
    this.#driver = -1;
    for (const [at, cell] of cells.entries()) {
      const to = cell.picture;
      if (at === index || to === null || cell.state.status !== "ready") continue;
      if (from.frameOfReferenceUid !== "" && from.frameOfReferenceUid === to.frameOfReferenceUid) to.jumpTo(world);
    }
  }

  /** Draws reference lines anew and says which viewports follow the active one; once for each picture on the screen. */
  draw(): void {
    this.#drawing ??= window.requestAnimationFrame(() => {
      this.#drawing = null;
      const cells = this.#cells();
      for (const cell of cells) cell.tell({ lines: this.#linesIn(cell), linked: this.#isLinked(cell) });
    });
  }

  destroy(): void {
    if (this.#drawing !== null) window.cancelAnimationFrame(this.#drawing);
  }

  #isLinked(cell: ViewportCell): boolean {
    const active = this.#cells()[this.#active];
    const [from, to] = [stackOf(active), stackOf(cell)];
    return this.#links.scroll && active !== cell && from !== null && to !== null && canLink(from.linked, to.linked);
  }

  /** Remembers how stacks stand to each other that have no common space and are not linked yet. */
  #align(): void {
    if (!this.#links.scroll) return;
    const cells = this.#cells();
    for (const a of cells) {
      for (const b of cells) {
        const [from, to] = [stackOf(a), stackOf(b)];
        if (a === b || from === null || to === null || this.#offsets.has(keyOf(a, b))) continue;
        if (!canLink(from.linked, to.linked) || sameSpace(from.linked, to.linked)) continue;
        this.#offsets.set(keyOf(a, b), offsetBetween(from.linked, from.index, to.linked, to.index));
      }
    }
  }

  #scroll(a: ViewportCell, b: ViewportCell): void {
    const [from, to] = [stackOf(a), stackOf(b)];
    if (from === null || to === null) return;
    const index = linkedIndex(from.linked, from.index, to.linked, this.#offsets.get(keyOf(a, b)) ?? null);
    if (index !== null && index !== to.index) to.scrollTo(index);
  }

  #look(from: ViewportCell, to: ViewportCell): void {
    const { camera } = from;
    if (camera !== null) to.follow((viewport) => followCamera(viewport, camera));
  }

  #window(from: ViewportCell, to: ViewportCell): void {
    const { window: wanted } = from.state;
    const { window: has } = to.state;
    if (wanted === null || !sameValues(from, to)) return;
    if (has === null || Math.abs(has.center - wanted.center) > 0.01 || Math.abs(has.width - wanted.width) > 0.01) {
      to.setWindow(wanted);
    }
  }

  /** In stacks the line of the active viewport; in cuts through a volume those of all other cuts of it. */
  #linesIn(cell: ViewportCell): ScreenLine[] {
    const own = cell.state.status === "ready" ? cell.picture : null;
    const plane = own?.plane() ?? null;
    if (!this.#linesShown || own === null || plane === null || own.frameOfReferenceUid === "") return [];
    return this.#cells().flatMap((other, at) => {
      const picture = other === cell || other.state.status !== "ready" ? null : other.picture;
      const cuts = other.state.view.kind === "reformat" && cell.state.view.kind === "reformat";
      if (picture === null || (at !== this.#active && !cuts)) return [];
      const rectangle = picture.frameOfReferenceUid === own.frameOfReferenceUid ? picture.plane() : null;
      const ends = rectangle === null ? null : crossingOf(rectangle, plane);
      const [from, to] = ends === null ? [] : [cell.screenOf(ends[0]), cell.screenOf(ends[1])];
      return from == null || to == null ? [] : [{ from, to, active: at === this.#active }];
    });
  }
}
