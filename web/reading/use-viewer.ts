import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mark } from "#contract/finding.ts";
import { type Layout, mostViewports, oneViewport, viewportsIn } from "../viewer/layout.ts";
import {
  emptyViewport,
  type Links,
  startLinks,
  type Viewer,
  type ViewerTool,
  type ViewportState,
} from "../viewer/viewer-types.ts";

export type ViewerHandle = {
  /** null while the viewer's code is on its way, or where it cannot run. */
  viewer: Viewer | null;
  failed: boolean;
  viewports: readonly ViewportState[];
  active: number;
  setActive: (viewport: number) => void;
  layout: Layout;
  setLayout: (layout: Layout) => void;
  tool: ViewerTool;
  setTool: (tool: ViewerTool) => void;
  links: Links;
  setLinks: (links: Links) => void;
  lines: boolean;
  setLines: (shown: boolean) => void;
};

export type ViewerEvents = {
  onMarks: (marks: readonly Mark[]) => void;
  onMarkSelected: (markId: string | null) => void;
  askText: (current: string) => Promise<string | null>;
};

const allEmpty = Array.from({ length: mostViewports }, () => emptyViewport);

/** What the viewports do together, as the reader has switched it. */
function useTogether(viewer: Viewer | null, active: number) {
  const [links, setLinks] = useState<Links>(startLinks);
  const [lines, setLines] = useState(true);
  useEffect(() => viewer?.setActive(active), [viewer, active]);
  useEffect(() => viewer?.setLinks(links), [viewer, links]);
  useEffect(() => viewer?.setReferenceLines(lines), [viewer, lines]);
  return { links, setLinks, lines, setLines };
}

/** Loads the viewer into `place` and keeps what its viewports show. Its code (over a megabyte) comes with the first use alone. */
export function useViewer(place: RefObject<HTMLElement | null>, events: ViewerEvents): ViewerHandle {
  const { t } = useTranslation("reading");
  const [viewer, setViewer] = useState<Viewer | null>(null);
  const [failed, setFailed] = useState(false);
  const [viewports, setViewports] = useState<readonly ViewportState[]>(allEmpty);
  const [active, setActive] = useState(0);
  const [layout, setLayoutState] = useState<Layout>(oneViewport);
  const together = useTogether(viewer, active);
  const [tool, setToolState] = useState<ViewerTool>("window");
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let gone = false;
    let made: Viewer | null = null;
    const words = {
      area: t("marks.area"),
      mean: t("marks.mean"),
      deviation: t("marks.deviation"),
      range: t("marks.range"),
      basis: t("marks.basis", { returnObjects: true }),
    };
    const make = async () => {
      const { createViewer } = await import("../viewer/viewer.ts");
      if (gone) return;
      made = createViewer(element, {
        words,
        askText: (current) => latest.current.askText(current),
        onViewport: (index, state) => setViewports((before) => before.map((each, at) => (at === index ? state : each))),
        onActive: setActive,
        onMarks: (marks) => latest.current.onMarks(marks),
        onMarkSelected: (markId) => latest.current.onMarkSelected(markId),
      });
      setViewer(made);
    };
    make().catch((error: unknown) => {
      console.error(error);
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      made?.destroy();
      setViewer(null);
      setViewports(allEmpty);
    };
  }, [place, t]);
  const setLayout = useCallback(
    (next: Layout) => {
      viewer?.setLayout(next);
      setLayoutState(next);
      setActive((before) => Math.min(before, viewportsIn(next) - 1));
    },
    [viewer],
  );
  const setTool = useCallback(
    (next: ViewerTool) => {
      viewer?.setTool(next);
      setToolState(next);
    },
    [viewer],
  );
  return {
    ...{ viewer, failed, viewports, active, setActive, layout, setLayout, tool, setTool },
    ...together,
  };
}
