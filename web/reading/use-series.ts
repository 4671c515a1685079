import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ImageReference } from "#contract/finding.ts";
import type { SeriesSummary, StudySummary } from "#contract/images.ts";
import { orderedStudies } from "./hanging/choose-hanging.ts";
import { addressOf } from "./series-panel.tsx";
import type { ViewerHandle } from "./use-viewer.ts";

/** Looks up the case's series and names their images. */
export function useSeries(studies: readonly StudySummary[], { viewer }: ViewerHandle) {
  const { t } = useTranslation("reading");
  const known = useMemo(
    () =>
      new Map(studies.flatMap((study) => study.series.map((series) => [series.seriesInstanceUid, series] as const))),
    [studies],
  );
  const openable = useMemo(
    () =>
      orderedStudies(studies).flatMap((study) =>
        study.series.filter((series) => series.withheld === null).map((series) => addressOf(study, series)),
      ),
    [studies],
  );
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
