import { type Layout, viewportsIn } from "../../viewer/layout.ts";
import type { SeriesAddress } from "../../viewer/viewer-types.ts";
import type { Hanging, HungSeries } from "./choose-hanging.ts";

/**
 * A hanging in a layout that the reader chose instead of the rule's: what the rule hangs first, then the series that do not hang yet, in
 * the order of the list.
 */
export function fillLayout(
  hanging: Hanging,
  layout: Layout,
  openable: readonly SeriesAddress[],
): (HungSeries | null)[] {
  const hung = hanging.cells.filter((cell) => cell !== null);
  const shown = new Set(hung.map(({ address }) => address.seriesInstanceUid));
  const others = openable
    .filter(({ seriesInstanceUid }) => !shown.has(seriesInstanceUid))
    .map((address): HungSeries => ({ address, how: {} }));
  const all = [...hung, ...others];
  return Array.from({ length: viewportsIn(layout) }, (_, index) => all[index] ?? null);
}
