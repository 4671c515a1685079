import { Alert } from "@mantine/core";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesSummary } from "#contract/images.ts";
import css from "./reading.module.css";
import type { ViewerHandle } from "./use-viewer.ts";
import { ViewportOverlay } from "./viewport-overlay.tsx";

/** The pictures, and over them in the same grid what is written on them. */
export function Stage(props: {
  place: RefObject<HTMLDivElement | null>;
  handle: ViewerHandle;
  summaryOf: (seriesInstanceUid: string) => SeriesSummary | null;
}) {
  const { t } = useTranslation("reading");
  const { handle, place } = props;
  const { viewer } = handle;
  return (
    <section id="images" className={css.stage} tabIndex={-1} aria-label={t("room.tabImages")}>
      <div className={css.canvas} ref={place} />
      {viewer !== null && (
        <div className={css.overlays} data-layout={handle.layout}>
          {handle.viewports.slice(0, handle.layout).map((state, index) => (
            <ViewportOverlay
              // biome-ignore lint/suspicious/noArrayIndexKey: a viewport is its place
              key={index}
              number={index + 1}
              state={state}
              active={handle.layout > 1 && index === handle.active}
              summary={state.series === null ? null : props.summaryOf(state.series.seriesInstanceUid)}
              onScrollTo={(at) => viewer.scrollTo(index, at)}
              onRetry={() => {
                if (state.failure?.kind === "picture") viewer.scrollTo(index, state.index);
                else if (state.series !== null) void viewer.showSeries(index, state.series);
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
