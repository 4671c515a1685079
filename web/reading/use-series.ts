import { useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImageReference } from "#contract/finding.ts";
import type { SeriesSummary, StudySummary } from "#contract/images.ts";

import { addressOf } from "./series-panel.tsx";
import type { ViewerHandle } from "./use-viewer.ts";

/** Looks up the case's series, names their images, opens the first when the viewer is there and the next ones in viewports that are added. */
export function useSeries(studies: readonly StudySummary[], { viewer, layout, viewports }: ViewerHandle) {
  const { t } = useTranslation("reading");
  const known = useMemo(
    () =>
      new Map(studies.flatMap((study) => study.series.map((series) => [series.seriesInstanceUid, series] as const))),
    [studies],
  );
  const openable = useMemo(
    () =>
      [...studies]
        .sort((a, b) => Number(a.prior) - Number(b.prior) || (b.studyDate ?? "").localeCompare(a.studyDate ?? ""))
        .flatMap((study) =>
          study.series.filter((series) => series.withheld === null).map((series) => addressOf(study, series)),
        ),
    [studies],
  );
  const first = openable[0];
  // Only when the viewer comes: a reply that arrives later must not change what the reader looks at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (viewer !== null && first !== undefined) void viewer.showSeries(0, first);
  }, [viewer, first?.seriesInstanceUid]);
  // Only when viewports are added: one that the reader has filled keeps what it shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const shown = new Set(viewports.map(({ series }) => series?.seriesInstanceUid));
    const others = openable.filter(({ seriesInstanceUid }) => !shown.has(seriesInstanceUid));
    for (let index = 1; index < layout; index++) {
      const next = viewports[index]?.series === null ? others.shift() : undefined;
      if (next !== undefined) void viewer?.showSeries(index, next);
    }
  }, [layout, viewer]);
  const summaryOf = useCallback((uid: string): SeriesSummary | null => known.get(uid) ?? null, [known]);
  const imageName = (image: ImageReference): string => {
    const series = known.get(image.seriesInstanceUid)?.seriesNumber ?? "–";
    const place = viewer?.placeOf(image) ?? null;
    return place === null
      ? t("report.imageOfSeries", { series })
      : t("report.imageInSeries", { series, number: place + 1 });
  };
  return { openable, summaryOf, imageName };
}
