import type { ImageView, SeriesSummary, StudySummary } from "#contract/images.ts";
import { type Layout, oneViewport } from "../../viewer/layout.ts";
import type { SeriesAddress, ShowHow } from "../../viewer/viewer-types.ts";
import { ctPresets } from "../../viewer/window-presets.ts";
import { type CellRule, type HangingName, type HangingRule, hangingRules } from "./hanging-rules.ts";
import { matchingSeries } from "./match-series.ts";
import { placeBreast } from "./place-breast.ts";

export type HungSeries = { address: SeriesAddress; how: ShowHow };

/** Which series hang where; null: the viewport stays empty. */
export type Hanging = { name: HangingName; layout: Layout; cells: readonly (HungSeries | null)[] };

type Placed = { study: StudySummary; series: SeriesSummary; image: ImageView | null };

const isShown = (series: SeriesSummary): boolean => series.withheld === null && series.frames > 0;
const shownOf = (study: StudySummary): SeriesSummary[] => study.series.filter(isShown);

/** Series worth looking at first: stacks before scouts and single captures, in the order of the list. */
function inReadingOrder(study: StudySummary): SeriesSummary[] {
  const series = shownOf(study);
  const isScout = (one: SeriesSummary) => /scout|localizer|localiser|topogram|surview/i.test(one.description);
  const rank = (one: SeriesSummary) =>
    isScout(one) ? 2 : one.frames < 3 && ["CT", "MR", "PT"].includes(one.modality) ? 1 : 0;
  return [...series].sort((a, b) => rank(a) - rank(b));
}

/** Newest first; what belongs to the question before earlier examinations. */
export const orderedStudies = (studies: readonly StudySummary[]): StudySummary[] =>
  [...studies].sort(
    (a, b) => Number(a.prior) - Number(b.prior) || (b.studyDate ?? "").localeCompare(a.studyDate ?? ""),
  );

const bodyPartOf = (study: StudySummary): string =>
  [study.description, ...study.series.flatMap(({ bodyPart, description }) => [bodyPart, description])].join(" ");

/** The newest earlier examination that has something like the current one's images. */
function priorOf(current: StudySummary, studies: readonly StudySummary[]): StudySummary | null {
  const [first] = inReadingOrder(current);
  const priors = orderedStudies(studies).filter((study) => study !== current && study.prior);
  if (first === undefined) return null;
  return priors.find((study) => matchingSeries(first, shownOf(study)) !== null) ?? null;
}

const sideNames = new Set(["LAT", "ML", "LM"]);

function imageFor(wanted: NonNullable<CellRule["view"]>, study: StudySummary): Placed | null {
  for (const series of shownOf(study)) {
    const image = series.views.find((one) => {
      if ("laterality" in wanted) return one.laterality === wanted.laterality && one.view === wanted.view;
      return wanted.view === "side" ? sideNames.has(one.view) : !sideNames.has(one.view);
    });
    if (image !== undefined) return { study, series, image };
  }
  return null;
}

/** What fits a place of the rule; `among` is the current examination, or the earlier one whose series are to be like the current's. */
function seriesFor(rule: CellRule, current: StudySummary, prior: StudySummary | null): Placed | null {
  const study = rule.of === "current" ? current : prior;
  if (study === null) return null;
  if (rule.view !== undefined) return imageFor(rule.view, study);
  const fits = (series: SeriesSummary) =>
    (rule.plane === undefined || series.plane === rule.plane) &&
    (rule.modality === undefined || series.modality === rule.modality);
  const wanted = inReadingOrder(current).filter(fits)[rule.nth ?? 0];
  if (wanted === undefined) return null;
  const series = rule.of === "current" ? wanted : matchingSeries(wanted, shownOf(study));
  return series === null ? null : { study, series, image: null };
}

/** A series in its study, with how it is shown at first. */
function hung({ study, series, image }: Placed, preset: CellRule["preset"]): HungSeries {
  const window = ctPresets.find(({ name }) => name === preset);
  const placement = image === null || series.modality !== "MG" ? null : placeBreast(image);
  return {
    address: { studyInstanceUid: study.studyInstanceUid, seriesInstanceUid: series.seriesInstanceUid },
    how: {
      ...(image === null ? {} : { sopInstanceUid: image.sopInstanceUid }),
      ...(window === undefined ? {} : { window: { center: window.center, width: window.width } }),
      ...(placement === null ? {} : { placement }),
    },
  };
}

function applies({ when }: HangingRule, current: StudySummary, priors: number): boolean {
  const [fewest, most] = when.priors;
  const modalities = when.modalities.length === 0 || current.modalities.some((each) => when.modalities.includes(each));
  return modalities && priors >= fewest && priors <= most && (when.bodyPart?.test(bodyPartOf(current)) ?? true);
}

/**
 * How a case's images hang at first.
 * @param studies all of the case
 * @param rules tried in order; the first that applies and finds a picture for each place of the current examination, and for one at least of
 * each earlier one it asks for
 */
export function chooseHanging(
  studies: readonly StudySummary[],
  rules: readonly HangingRule[] = hangingRules,
): Hanging | null {
  const current = orderedStudies(studies).find((study) => shownOf(study).length > 0);
  if (current === undefined) return null;
  const prior = priorOf(current, studies);
  for (const rule of rules) {
    if (!applies(rule, current, prior === null ? 0 : 1)) continue;
    const found = rule.cells.map((cell) => seriesFor(cell, current, prior));
    const filled = (of: CellRule["of"], every: boolean) => {
      const places = found.filter((_, index) => rule.cells[index]?.of === of);
      return (
        places.length === 0 ||
        (every ? places.every((place) => place !== null) : places.some((place) => place !== null))
      );
    };
    if (!filled("current", true) || !filled("prior", false)) continue;
    const cells = found.map((place, index) => (place === null ? null : hung(place, rule.cells[index]?.preset)));
    return { name: rule.name, layout: rule.layout, cells };
  }
  return { name: "single", layout: oneViewport, cells: [] };
}

/** What a remembered choice belongs to: kind of examination and whether there is an earlier one. */
export function hangingKey(studies: readonly StudySummary[]): string {
  const current = orderedStudies(studies).find((study) => shownOf(study).length > 0);
  if (current === undefined) return "";
  const part =
    shownOf(current)
      .find(({ bodyPart }) => bodyPart !== "")
      ?.bodyPart.toUpperCase() ?? "";
  const compared = priorOf(current, studies) === null ? "alone" : "with-prior";
  return [current.modalities.join("+"), part, compared].join("/");
}

/** The series of an earlier examination to put beside this one; null where there is none like it. */
export function priorFor(address: SeriesAddress, studies: readonly StudySummary[]): SeriesAddress | null {
  const ordered = orderedStudies(studies);
  const at = ordered.findIndex(({ studyInstanceUid }) => studyInstanceUid === address.studyInstanceUid);
  const shown = ordered[at]?.series.find(({ seriesInstanceUid }) => seriesInstanceUid === address.seriesInstanceUid);
  if (shown === undefined) return null;
  for (const study of ordered.slice(at + 1)) {
    const match = matchingSeries(shown, shownOf(study));
    if (match !== null) {
      return { studyInstanceUid: study.studyInstanceUid, seriesInstanceUid: match.seriesInstanceUid };
    }
  }
  return null;
}
