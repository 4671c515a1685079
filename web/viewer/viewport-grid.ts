import { gridTemplate, type Layout, viewportsIn } from "./layout.ts";
import { emptyViewport, type SeriesAddress, type ShowHow } from "./viewer-types.ts";
import type { ViewportCell } from "./viewport-cell.ts";

export type GridSetup = {
  element: HTMLElement;
  create: (index: number, spot: HTMLDivElement) => ViewportCell;
  /** Somebody pressed, touched or turned the wheel in a viewport. */
  onPressed: (index: number, event: PointerEvent) => void;
  onWheel: (index: number) => void;
  onEmpty: (index: number, state: typeof emptyViewport) => void;
};

/** The viewports of a viewer in rows and columns. What a smaller layout has no room for comes back with a larger one. */
export class ViewportGrid {
  readonly #setup: GridSetup;
  readonly #cells: { cell: ViewportCell; spot: HTMLDivElement }[] = [];
  readonly #remembered = new Map<number, { series: SeriesAddress; how: ShowHow }>();

  constructor(setup: GridSetup) {
    this.#setup = setup;
    setup.element.style.display = "grid";
    setup.element.style.gap = "2px";
  }

  get cells(): readonly ViewportCell[] {
    return this.#cells.map(({ cell }) => cell);
  }

  get spots(): readonly HTMLDivElement[] {
    return this.#cells.map(({ spot }) => spot);
  }

  setLayout(layout: Layout): void {
    this.#setup.element.style.gridTemplate = gridTemplate(layout);
    const wanted = viewportsIn(layout);
    while (this.#cells.length > wanted) this.#removeLast();
    while (this.#cells.length < wanted) this.#add(this.#cells.length);
  }

  async show(index: number, series: SeriesAddress, how: ShowHow = {}): Promise<void> {
    this.#remembered.set(index, { series, how });
    await this.#cells[index]?.cell.show(series, how);
  }

  clear(index: number): void {
    this.#remembered.delete(index);
    this.#cells[index]?.cell.clear();
  }

  destroy(): void {
    while (this.#cells.length > 0) this.#removeLast();
    this.#setup.element.replaceChildren();
  }

  #add(index: number): void {
    const spot = document.createElement("div");
    spot.style.cssText = "position:relative;min-width:0;min-height:0;overflow:hidden;background:#000;touch-action:none";
    // The right button zooms.
    spot.addEventListener("contextmenu", (event) => event.preventDefault());
    spot.addEventListener("pointerdown", (event) => this.#setup.onPressed(index, event), { capture: true });
    spot.addEventListener("wheel", () => this.#setup.onWheel(index), { capture: true, passive: true });
    this.#setup.element.append(spot);
    const cell = this.#setup.create(index, spot);
    this.#cells.push({ cell, spot });
    const before = this.#remembered.get(index);
    if (before === undefined) this.#setup.onEmpty(index, emptyViewport);
    else void cell.show(before.series, before.how);
  }

  #removeLast(): void {
    const last = this.#cells.pop();
    if (last === undefined) return;
    last.cell.destroy();
    last.spot.remove();
  }
}
