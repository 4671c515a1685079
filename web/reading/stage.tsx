import { Alert } from "@mantine/core";
import type { DragEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ImageReference } from "#contract/finding.ts";
import type { SeriesSummary } from "#contract/images.ts";
import { gridTemplate, viewportsIn } from "../viewer/layout.ts";
import type { SeriesAddress } from "../viewer/viewer-types.ts";
import css from "./reading.module.css";
import { draggedSeries } from "./series-drag.ts";
import type { ViewerHandle } from "./use-viewer.ts";
import { ViewportOverlay } from "./viewport-overlay.tsx";

/** The pictures, and over them in the same grid what is written on them. */
export function Stage(props: {
  place: RefObject<HTMLDivElement | null>;
  handle: ViewerHandle;
  summaryOf: (seriesInstanceUid: string) => SeriesSummary | null;
  isKeyImage: (image: ImageReference) => boolean;
}) {
  const { t } = useTranslation("reading");
  const { handle, place } = props;
  const { viewer, layout } = handle;
  const count = viewportsIn(layout);
  const drop = (event: DragEvent<HTMLElement>) => {
    const series: SeriesAddress | null = draggedSeries(event.dataTransfer);
    if (series === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * layout.columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * layout.rows);
    const at = Math.min(count - 1, Math.max(0, row * layout.columns + column));
    handle.setActive(at);
    void viewer?.showSeries(at, series);
  };
  return (
    <section
      id="images"
      className={css.stage}
      tabIndex={-1}
      aria-label={t("room.tabImages")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div className={css.canvas} ref={place} />
      {viewer !== null && (
        <div className={css.overlays} style={{ gridTemplate: gridTemplate(layout) }} data-viewports={count}>
          {handle.viewports.slice(0, count).map((state, index) => (
            <ViewportOverlay
              // biome-ignore lint/suspicious/noArrayIndexKey: a viewport is its place
              key={index}
              number={index + 1}
              state={state}
              active={count > 1 && index === handle.active}
              keyImage={state.reference !== null && props.isKeyImage(state.reference)}
              summary={state.series === null ? null : props.summaryOf(state.series.seriesInstanceUid)}
              onScrollTo={(at) => viewer.scrollTo(index, at)}
              onRetry={() => {
                if (state.failure?.kind === "picture") viewer.scrollTo(index, state.index);
                else if (state.series !== null) void viewer.showSeries(index, state.series, { view: state.view });
              }}
            />
          ))}
        </div>
      )}
      {viewer === null && (
        <div className={css.cover} role="status">
          {handle.failed ? (
            <Alert color="red" title={t("room.viewerFailed")}>
              {t("room.viewerFailedText")}
            </Alert>
          ) : (
            t("room.loadingViewer")
          )}
        </div>
      )}
    </section>
  );
}
