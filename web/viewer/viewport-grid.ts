import { emptyViewport, type Layout, type SeriesAddress } from "./viewer-types.ts";
import type { ViewportCell } from "./viewport-cell.ts";

const grids: Readonly<Record<Layout, string>> = { 1: "1fr / 1fr", 2: "1fr / 1fr 1fr", 4: "1fr 1fr / 1fr 1fr" };

export type GridSetup = {
  element: HTMLElement;
  create: (index: number, spot: HTMLDivElement) => ViewportCell;
  dispose: (cell: ViewportCell) => void;
  onUsed: (index: number) => void;
  onEmpty: (index: number, state: typeof emptyViewport) => void;
};

/** The viewports of a viewer in rows and columns. What a smaller layout has no room for comes back with a larger one. */
export class ViewportGrid {
  readonly #setup: GridSetup;
  readonly #cells: { cell: ViewportCell; spot: HTMLDivElement }[] = [];
  readonly #remembered = new Map<number, SeriesAddress>();

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
    this.#setup.element.style.gridTemplate = grids[layout];
    while (this.#cells.length > layout) this.#removeLast();
    while (this.#cells.length < layout) this.#add(this.#cells.length);
  }

  async show(index: number, series: SeriesAddress): Promise<void> {
    this.#remembered.set(index, series);
    await this.#cells[index]?.cell.show(series);
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
    spot.addEventListener("pointerdown", () => this.#setup.onUsed(index), { capture: true });
    this.#setup.element.append(spot);
    const cell = this.#setup.create(index, spot);
    this.#cells.push({ cell, spot });
    const before = this.#remembered.get(index);
    if (before === undefined) this.#setup.onEmpty(index, emptyViewport);
    else void cell.show(before);
  }

  #removeLast(): void {
    const last = this.#cells.pop();
    if (last === undefined) return;
    this.#setup.dispose(last.cell);
    last.cell.destroy();
    last.spot.remove();
  }
}
