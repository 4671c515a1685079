import { Badge, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesSummary, StudySummary } from "#contract/images.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { pathOf } from "../api/call.ts";
import type { SeriesAddress, ViewportState } from "../viewer/viewer-types.ts";
import { dayText } from "./dates.ts";
import css from "./reading.module.css";
import { dragSeries } from "./series-drag.ts";

export const addressOf = (study: StudySummary, series: SeriesSummary): SeriesAddress => ({
  studyInstanceUid: study.studyInstanceUid,
  seriesInstanceUid: series.seriesInstanceUid,
});

export const seriesName = (series: SeriesSummary, otherwise: string): string =>
  [series.seriesNumber === null ? "" : String(series.seriesNumber), series.description || series.bodyPart]
    .filter((each) => each !== "")
    .join(" · ") || otherwise;

function Thumbnail({ study, series }: { study: StudySummary; series: SeriesSummary }) {
  const { t } = useTranslation("reading");
  const [failed, setFailed] = useState(false);
  if (failed || series.withheld !== null) {
    return <span className={css.thumbnail}>{series.withheld === null ? t("series.noPicture") : series.modality}</span>;
  }
  const path = pathOf(dicomwebRoutes.instanceThumbnail, {
    params: {
      study: study.studyInstanceUid,
      series: series.seriesInstanceUid,
      instance: series.middleInstanceUid,
    },
  });
  return (
    <img
      className={css.thumbnail}
      src={path}
      alt=""
      loading="lazy"
      decoding="async"
      width={128}
      height={96}
      onError={() => setFailed(true)}
    />
  );
}

/** A series of the list: opened in the active viewport by a click, or by dragging it onto another. */
function SeriesItem(props: {
  study: StudySummary;
  series: SeriesSummary;
  shownIn: readonly number[];
  active: number;
  onOpen: (address: SeriesAddress) => void;
}) {
  const { t } = useTranslation("reading");
  const { series, study } = props;
  const name = seriesName(series, t("series.unnamed"));
  const text = (
    <span className={css.seriesText}>
      <strong>{series.modality}</strong> {name}
      <br />
      <span className={css.quiet}>{t("series.images", { count: series.frames })}</span>
    </span>
  );
  if (series.withheld !== null) {
    return (
      <div className={css.seriesItem} data-withheld="true">
        <Thumbnail study={study} series={series} />
        {text}
        <span className={css.seriesText}>
          <strong>{t("series.withheld")}.</strong> {series.withheld}
        </span>
      </div>
    );
  }
  const shown = props.shownIn.length > 0;
  const where = shown
    ? `, ${t("series.shownIn", { viewports: props.shownIn.map((each) => each + 1).join(", ") })}`
    : "";
  return (
    <button
      type="button"
      className={css.seriesItem}
      data-shown={shown}
      data-series={series.seriesInstanceUid}
      title={t("series.open", { name: `${series.modality} ${name}`, viewport: props.active + 1 })}
      onClick={() => props.onOpen(addressOf(study, series))}
      draggable={true}
      onDragStart={(event) => dragSeries(event.dataTransfer, addressOf(study, series))}
    >
      <Thumbnail study={study} series={series} />
      {text}
      <VisuallyHidden>{where}</VisuallyHidden>
    </button>
  );
}

/** All series of the case, study by study: what belongs to the question first, earlier studies after it. */
export function SeriesPanel(props: {
  studies: readonly StudySummary[];
  viewports: readonly ViewportState[];
  active: number;
  onOpen: (address: SeriesAddress) => void;
}) {
  const { t } = useTranslation("reading");
  const ordered = [...props.studies].sort(
    (a, b) => Number(a.prior) - Number(b.prior) || (b.studyDate ?? "").localeCompare(a.studyDate ?? ""),
  );
  const shownIn = (uid: string) =>
    props.viewports.flatMap((each, index) => (each.series?.seriesInstanceUid === uid ? [index] : []));
  return (
    <nav className={`${css.panel ?? ""} ${css.seriesPanel ?? ""} ${css.strip ?? ""}`} aria-label={t("series.heading")}>
      {ordered.length === 0 && <p className={css.quiet}>{t("series.empty")}</p>}
      <div className={css.studies}>
        {ordered.map((study) => (
          <section key={study.studyInstanceUid} className={css.study}>
            <div className={css.studyHead}>
              <h2>{dayText(study.studyDate) || t("series.undated")}</h2>
              <Badge size="sm" color={study.prior ? "gray" : "tide"}>
                {study.prior ? t("series.prior") : t("series.current")}
              </Badge>{" "}
              {study.description}
              {study.identity === "asked" && <div className={css.warn}>{t("series.asked")}</div>}
            </div>
            <ul className={css.seriesList}>
              {study.series.map((series) => (
                <li key={series.seriesInstanceUid}>
                  <SeriesItem
                    study={study}
                    series={series}
                    shownIn={shownIn(series.seriesInstanceUid)}
                    active={props.active}
                    onOpen={props.onOpen}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
