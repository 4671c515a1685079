import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesSummary } from "#contract/images.ts";
import { useFailureWords } from "../shell/refused.tsx";
import type { FrameFacts } from "../viewer/frame-facts.ts";
import type { ViewFailure, ViewportState } from "../viewer/viewer-types.ts";
import { dayText, yearsSince } from "./dates.ts";
import css from "./reading.module.css";

type Props = {
  number: number;
  state: ViewportState;
  active: boolean;
  keyImage: boolean;
  summary: SeriesSummary | null;
  onScrollTo: (index: number) => void;
  onRetry: () => void;
};

function Identity({ facts }: { facts: FrameFacts }) {
  const { t } = useTranslation("reading");
  const age = yearsSince(facts.birthDate);
  const born = dayText(facts.birthDate);
  return (
    <>
      {facts.patientName === "" ? (
        <strong className={css.warn}>{t("viewport.identityMissing")}</strong>
      ) : (
        <strong>{facts.patientName}</strong>
      )}
      {born !== "" && (
        <div>
          {age === null ? t("list.born", { date: born }) : t("list.bornWithAge", { date: born, age })} {facts.sex}
        </div>
      )}
      {facts.patientId !== "" && <div>{t("room.patientId", { id: facts.patientId })}</div>}
    </>
  );
}

function useFailureText(): (failure: ViewFailure) => string {
  const { t } = useTranslation("reading");
  const words = useFailureWords();
  return (failure) => {
    switch (failure.kind) {
      case "no-pictures":
        return t("viewport.noPictures", { modality: failure.modality });
      case "no-volume":
        return `${t("viewport.noVolumeTitle")}: ${t(`noVolume.${failure.reason}`)}`;
      case "metadata":
        return words(failure.error).message;
      case "picture":
        return failure.status === null
          ? t("viewport.pictureFailed")
          : t("viewport.pictureStatus", { status: failure.status });
    }
  };
}

/** Warnings that belong to the eyes: gaps and the like from the service, lossy compression and missing scales from the image. */
function useWarnings(state: ViewportState, summary: SeriesSummary | null): string[] {
  const { t } = useTranslation("reading");
  const lossy = state.facts?.lossy ?? null;
  const scale = {
    none: t("viewport.noScale"),
    detector: t("viewport.detectorScale"),
    magnification: t("viewport.magnificationScale"),
    patient: "",
    calibrated: "",
    regions: "",
  };
  return [
    ...(summary?.warnings ?? []),
    lossy === null
      ? ""
      : lossy > 0
        ? t("viewport.lossy", { ratio: Math.round(lossy * 10) / 10 })
        : (summary?.warnings ?? []).length > 0
          ? ""
          : t("viewport.lossyPlain"),
    state.basis === null ? "" : scale[state.basis],
    state.suv === null ? "" : t("viewport.noSuv", { reason: t(`suv.${state.suv}`) }),
    state.missing > 0 ? t("viewport.missing", { count: state.missing }) : "",
    state.mirrored ? t("viewport.mirrored") : "",
    state.rotation === 0 ? "" : t("viewport.rotated", { degrees: state.rotation }),
  ].filter((each) => each !== "");
}

/** The place in the series, to be dragged. The keyboard scrolls the active viewport, so this is for the pointer alone. */
function Scrollbar({ state, onScrollTo }: { state: ViewportState; onScrollTo: (index: number) => void }) {
  const last = state.total - 1;
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    onScrollTo(Math.round(((event.clientY - box.top) / box.height) * last));
  };
  return (
    <div className={css.scrollbar} aria-hidden="true" onPointerDown={drag} onPointerMove={drag}>
      <div className={css.thumb} style={{ top: `${(state.index / last) * 100}%` }} />
    </div>
  );
}

/** What cannot be shown says why, in the place of the picture, so that no older picture is taken for it. */
function Cover({ state, onRetry }: Pick<Props, "state" | "onRetry">) {
  const { t } = useTranslation("reading");
  const failureText = useFailureText();
  if (state.status === "empty") return <div className={css.cover}>{t("viewport.empty")}</div>;
  if (state.status === "loading") {
    return (
      <div className={css.cover} role="status">
        {t("viewport.loading")}
      </div>
    );
  }
  if (state.failure === null) return null;
  const isSlice = state.failure.kind === "picture" && state.total > 0;
  return (
    <div className={css.cover} role="alert">
      <IconAlertTriangle size={28} aria-hidden={true} color="#f4d992" />
      <strong>
        {isSlice
          ? t("viewport.failedSlice", { index: state.index + 1, total: state.total })
          : t("viewport.failedTitle")}
      </strong>
      <span>{failureText(state.failure)}</span>
      {state.failure.kind !== "no-pictures" && state.failure.kind !== "no-volume" && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t("viewport.tryAgain")}
        </Button>
      )}
    </div>
  );
}

/** Which cut through a volume this is. */
function Cut({ view }: Pick<ViewportState, "view">) {
  const { t } = useTranslation("reading");
  if (view.kind === "stack") return null;
  const slab = view.slab > 0 ? `, ${t("viewport.mip", { mm: view.slab })}` : "";
  return (
    <div className={css.warn}>
      {t(`viewport.${view.plane}`)}
      {slab}
    </div>
  );
}

function Corners({ state, summary, keyImage }: Pick<Props, "state" | "summary" | "keyImage">) {
  const { t } = useTranslation("reading");
  const { facts, letters } = state;
  const warnings = useWarnings(state, summary);
  if (facts === null) return null;
  // U is "unpaired": nothing to tell apart (PS3.3 C.7.6.1.1.3 and C.7.3.1).
  const stated = facts.laterality || summary?.laterality || "";
  const laterality = stated === "U" ? "" : stated;
  return (
    <>
      <div className={css.corner} data-at="top-left">
        <Identity facts={facts} />
      </div>
      <div className={css.corner} data-at="top-right">
        <strong>{dayText(facts.studyDate)}</strong> {facts.modality}
        <div>{facts.studyDescription || facts.bodyPart}</div>
        <div>
          {t("viewport.series", { number: facts.seriesNumber || "–" })}{" "}
          {facts.seriesDescription || summary?.description}
        </div>
        <Cut view={state.view} />
        {keyImage && <div className={css.keyImage}>★ {t("viewport.keyImage")}</div>}
        {state.linked && <div>{t("viewport.linked")}</div>}
      </div>
      <div className={css.corner} data-at="bottom-left">
        {warnings.map((each) => (
          <div key={each} className={css.warn}>
            {each}
          </div>
        ))}
        {state.total > 0 && (
          <div className={css.big}>{t("viewport.slice", { index: state.index + 1, total: state.total })}</div>
        )}
        {state.total > 1 && <div>{t("viewport.seen", { seen: state.seen, total: state.total })}</div>}
      </div>
      <div className={css.corner} data-at="bottom-right">
        {state.playing !== null && <div>{t("viewport.playing", { rate: Math.round(state.playing) })}</div>}
        {facts.thickness !== null && (
          <div>{t("viewport.thickness", { mm: Math.round(facts.thickness * 100) / 100 })}</div>
        )}
        {state.window !== null && (
          <div>
            {t("viewport.window", { width: Math.round(state.window.width), center: Math.round(state.window.center) })}
            {state.inverted && ` · ${t("viewport.inverted")}`}
          </div>
        )}
        <div>{t("viewport.zoom", { zoom: state.zoom.toFixed(2) })}</div>
      </div>
      {laterality !== "" && <div className={css.side}>{laterality}</div>}
      {letters !== null &&
        (["top", "right", "bottom", "left"] as const).map((edge) => (
          <div key={edge} className={css.letter} data-at={edge}>
            {letters[edge]}
          </div>
        ))}
    </>
  );
}

/** Everything that is written over a picture: whose it is, which slice, which way, what to beware of. */
export function ViewportOverlay(props: Props) {
  const { t } = useTranslation("reading");
  const { state } = props;
  const what = state.facts?.seriesDescription || (state.series === null ? t("viewport.nothing") : t("series.unnamed"));
  return (
    <section
      className={css.overlay}
      data-active={props.active}
      data-viewport={props.number}
      data-series={state.series?.seriesInstanceUid}
      data-status={state.status}
      data-slice={state.status === "ready" ? state.index + 1 : undefined}
      aria-label={t("viewport.label", { number: props.number, what })}
    >
      <Cover state={state} onRetry={props.onRetry} />
      {state.lines.length > 0 && (
        <svg className={css.lines} aria-hidden="true">
          {state.lines.map(({ from, to, active }) => (
            <line
              key={`${from.join()} ${to.join()}`}
              x1={from[0]}
              y1={from[1]}
              x2={to[0]}
              y2={to[1]}
              data-active={active}
            />
          ))}
        </svg>
      )}
      <Corners state={state} summary={props.summary} keyImage={props.keyImage} />
      {state.total > 1 && <Scrollbar state={state} onScrollTo={props.onScrollTo} />}
    </section>
  );
}
