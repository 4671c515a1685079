import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StudySummary } from "#contract/images.ts";
import { toast } from "../shell/toast.ts";
import { anatomicalPlanes } from "../viewer/anatomical-plane.ts";
import { type Layout, oneViewport, sameLayout, viewportsIn } from "../viewer/layout.ts";
import {
  asTaken,
  type SeriesAddress,
  type ShowHow,
  type Viewer,
  type ViewerTool,
  type ViewportState,
} from "../viewer/viewer-types.ts";
import { chooseHanging, type Hanging, type HungSeries, hangingKey, priorFor } from "./hanging/choose-hanging.ts";
import { fillLayout } from "./hanging/fill-layout.ts";
import { forgetLayout, readLayouts, rememberLayout } from "./hanging/remembered-layouts.ts";
import type { ViewerHandle } from "./use-viewer.ts";

/** What hung before something else was put in its place for a while. */
type Before = { what: "compare" | "mpr"; layout: Layout; cells: readonly (HungSeries | null)[]; tool: ViewerTool };

const two: Layout = { rows: 1, columns: 2 };
const four: Layout = { rows: 2, columns: 2 };
/** Thicknesses of a maximum projection, mm, one after the other. */
const slabs: readonly number[] = [0, 10, 20, 40];

const howOf = ({ view, reference }: ViewportState): ShowHow => ({
  view,
  ...(reference === null ? {} : { sopInstanceUid: reference.sopInstanceUid }),
});

function hang(viewer: Viewer, cells: readonly (HungSeries | null)[]): void {
  cells.forEach((cell, index) => {
    if (cell === null) viewer.clear(index);
    else void viewer.showSeries(index, cell.address, cell.how);
  });
}

/** Everything that is hung now, so that it can be hung again. */
const arrangementOf = ({ viewports, layout }: ViewerHandle): (HungSeries | null)[] =>
  viewports
    .slice(0, viewportsIn(layout))
    .map((state) => (state.series === null ? null : { address: state.series, how: howOf(state) }));

export type Arrangement = {
  /** What stands in the place of the hanging for a while. */
  comparing: Before["what"] | null;
  /** A layout of the reader's own choice, remembered for examinations of this kind. */
  chooseLayout: (layout: Layout) => void;
  /** As the rules say; forgets the reader's own choice. */
  hangAgain: () => void;
  compare: () => void;
  mpr: () => Promise<void>;
  slab: () => void;
};

/** The hanging of the rules, put up when the viewer is there, in the layout that the reader chose for such examinations before. */
function useHanging(
  studies: readonly StudySummary[],
  { viewer, setLayout }: ViewerHandle,
  openable: readonly SeriesAddress[],
  narrow: boolean,
) {
  const [layouts, setLayouts] = useLocalStorage({
    key: "overread-layouts",
    defaultValue: {},
    deserialize: readLayouts,
    getInitialValueInEffect: false,
  });
  const hanging = useMemo(() => chooseHanging(studies), [studies]);
  const key = useMemo(() => hangingKey(studies), [studies]);
  const put = useCallback(
    (wanted: Hanging, own: Layout | undefined) => {
      if (viewer === null) return;
      const layout = narrow ? oneViewport : (own ?? wanted.layout);
      const cells = sameLayout(layout, wanted.layout) ? wanted.cells : fillLayout(wanted, layout, openable);
      setLayout(layout);
      hang(viewer, cells);
    },
    [viewer, setLayout, openable, narrow],
  );
  // Only when the viewer comes: a reply that arrives later must not change what the reader looks at.
  const hungIn = useRef<Viewer | null>(null);
  useEffect(() => {
    if (viewer === null || hanging === null || hungIn.current === viewer) return;
    hungIn.current = viewer;
    put(hanging, layouts[key]);
  }, [viewer, hanging, put, layouts, key]);
  return {
    again: () => {
      setLayouts((known) => forgetLayout(known, key));
      if (hanging !== null) put(hanging, undefined);
    },
    choose: (layout: Layout, shown: readonly (HungSeries | null)[]) => {
      setLayout(layout);
      setLayouts((known) => rememberLayout(known, key, layout));
      // What hangs stays; viewports that are added show what does not hang yet.
      const all = fillLayout({ name: "single", layout, cells: shown }, layout, openable);
      all.slice(shown.length).forEach((cell, at) => {
        if (cell !== null) void viewer?.showSeries(shown.length + at, cell.address, cell.how);
      });
    },
  };
}

/** Cuts of a series along the three planes of the body, and the series itself; says why where it cannot be. @returns whether it could */
async function openPlanes(viewer: Viewer, shown: SeriesAddress, state: ViewportState, hangIn: () => void) {
  const reason = await viewer.whyNoVolume(shown);
  if (reason !== null) return reason;
  hangIn();
  anatomicalPlanes.forEach((plane, index) => {
    void viewer.showSeries(index, shown, { view: { kind: "reformat", plane, slab: 0 } });
  });
  void viewer.showSeries(3, shown, { ...howOf(state), view: asTaken });
  return null;
}

/** Hangs the case's images when the viewer is there, and changes how they hang. `narrow`: a phone shows one picture. */
export function useArrangement(
  studies: readonly StudySummary[],
  handle: ViewerHandle,
  openable: readonly SeriesAddress[],
  narrow: boolean,
): Arrangement {
  const { t } = useTranslation("reading");
  const { viewer, setLayout } = handle;
  const hanging = useHanging(studies, handle, openable, narrow);
  const [before, setBefore] = useState<Before | null>(null);
  const state = handle.viewports[handle.active];
  const shown = state?.series ?? null;

  const restore = (kept: Before) => {
    handle.setTool(kept.tool);
    setLayout(kept.layout);
    if (viewer !== null) hang(viewer, kept.cells);
    setBefore(null);
  };
  const keep = (what: Before["what"]) =>
    setBefore(
      before === null
        ? { what, layout: handle.layout, cells: arrangementOf(handle), tool: handle.tool }
        : { ...before, what },
    );
  return {
    comparing: before?.what ?? null,
    chooseLayout: (layout) => {
      setBefore(null);
      hanging.choose(layout, arrangementOf(handle));
    },
    hangAgain: () => {
      setBefore(null);
      hanging.again();
    },
    compare: () => {
      if (before?.what === "compare") return restore(before);
      if (viewer === null || state === undefined || shown === null) return;
      const prior = priorFor(shown, studies);
      if (prior === null) return toast.note(t("viewport.noPrior"));
      keep("compare");
      setLayout(two);
      handle.setActive(0);
      void viewer.showSeries(0, shown, { ...howOf(state), view: asTaken });
      void viewer.showSeries(1, prior);
    },
    mpr: async () => {
      if (before?.what === "mpr") return restore(before);
      if (viewer === null || state === undefined || shown === null) return;
      const reason = await openPlanes(viewer, shown, state, () => {
        keep("mpr");
        setLayout(four);
        handle.setTool("crosshair");
      });
      if (reason !== null) toast.note(t("viewport.noMpr", { reason: t(`noVolume.${reason}`) }));
    },
    slab: () => {
      if (state?.view.kind !== "reformat") return toast.note(t("viewport.noSlab"));
      viewer?.setSlab(handle.active, slabs[(slabs.indexOf(state.view.slab) + 1) % slabs.length] ?? 0);
    },
  };
}
