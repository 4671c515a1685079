import { describe, expect, it } from "vitest";
import type { ImageView, SeriesSummary, StudySummary } from "#contract/images.ts";
import { isLayout, viewportsIn } from "../../viewer/layout.ts";
import { chooseHanging, hangingKey, priorFor } from "./choose-hanging.ts";
import { fillLayout } from "./fill-layout.ts";
import { hangingRules } from "./hanging-rules.ts";
import { placeBreast } from "./place-breast.ts";
import { readLayouts, rememberLayout } from "./remembered-layouts.ts";

let last = 0;
const uid = () => `1.2.${++last}`;
const series = (modality: string, more: Partial<SeriesSummary> = {}): SeriesSummary => ({
  ...{ seriesInstanceUid: uid(), seriesNumber: 1, modality, description: "", bodyPart: "", laterality: "" },
  ...{ instances: 30, frames: 30, middleInstanceUid: "1.2.3", middleFrame: 1, plane: "axial", views: [] },
  ...{ withheld: null, warnings: [], corrected: [] },
  ...more,
});
const study = (list: readonly SeriesSummary[], more: Partial<StudySummary> = {}): StudySummary => ({
  ...{ studyInstanceUid: uid(), studyDate: "20261002", studyTime: null, description: "", accessionNumber: "" },
  ...{ modalities: [...new Set(list.map(({ modality }) => modality))], institutionName: "", patientName: "" },
  ...{ patientId: "", patientBirthDate: null, patientSex: "", receivedAt: "2026-10-02T00:00:00.000Z" },
  ...{ identity: "matches", identityDifferences: [], corrected: [], prior: false, series: [...list] },
  ...more,
});
const earlier = { prior: true, studyDate: "20250101" } as const;
const image = (laterality: string, view: string, rowsTowards = ""): ImageView => ({
  ...{ sopInstanceUid: uid(), laterality, view, rowsTowards },
});
const film = (view: string) => series("DX", { frames: 1, plane: null, views: [image("", view)] });
const breasts = () =>
  study(
    [
      ["L", "MLO", "A"],
      ["R", "MLO", "P"],
      ["L", "CC", "P"],
      ["R", "CC", "P"],
    ].map(([side = "", view = "", rows = ""]) =>
      series("MG", { frames: 1, plane: null, views: [image(side, view, rows)] }),
    ),
  );
const shown = (studies: readonly StudySummary[]) =>
  chooseHanging(studies)?.cells.map((cell) => cell?.address.seriesInstanceUid ?? null);

describe("how images hang at first", () => {
  it("hangs four mammograms back to back, whatever their order", () => {
    const current = breasts();
    const hanging = chooseHanging([current]);
    expect(hanging?.name).toBe("breast");
    expect(hanging?.layout).toEqual({ rows: 2, columns: 2 });
    const [leftMlo, rightMlo, leftCc, rightCc] = current.series.map(({ seriesInstanceUid }) => seriesInstanceUid);
    expect(shown([current])).toEqual([rightCc, leftCc, rightMlo, leftMlo]);
    expect(hanging?.cells.map((cell) => cell?.how.placement?.edge)).toEqual(["right", "left", "right", "left"]);
    // One was written the other way round.
    expect(hanging?.cells.map((cell) => cell?.how.placement?.mirrored)).toEqual([false, true, false, false]);
  });
  it("finds four views in one series, each by its image", () => {
    const views = [image("R", "CC"), image("L", "CC"), image("R", "MLO"), image("L", "MLO")];
    const hanging = chooseHanging([study([series("MG", { views })])]);
    expect(hanging?.cells.map((cell) => cell?.how.sopInstanceUid)).toEqual(views.map((view) => view.sopInstanceUid));
  });
  it("puts the mammograms of the earlier year under those of this one", () => {
    const prior = { ...breasts(), ...earlier };
    const hanging = chooseHanging([prior, breasts()]);
    expect(hanging?.name).toBe("breast-compare");
    expect(hanging?.cells[4]?.address.studyInstanceUid).toBe(prior.studyInstanceUid);
  });
  it("shows mammograms one by one where a view is missing", () => {
    expect(chooseHanging([study(breasts().series.slice(1))])?.name).toBe("single");
  });
  it("puts both views of a chest side by side, and the earlier ones under them", () => {
    const now = study([film("LAT"), film("PA")]);
    expect(shown([now])).toEqual([now.series[1]?.seriesInstanceUid, now.series[0]?.seriesInstanceUid]);
    const before = study([film("PA")], earlier);
    expect(shown([now, before])).toEqual([
      ...[
        now.series[1]?.seriesInstanceUid,
        now.series[0]?.seriesInstanceUid,
        before.series[0]?.seriesInstanceUid,
        null,
      ],
    ]);
  });
  it("compares a CT with the series of the earlier one that is like it", () => {
    const now = study([series("CT", { description: "Axial 1 mm" })]);
    const before = study(
      [series("CT", { plane: "coronal", description: "Coronal" }), series("CT", { description: "Axial 3 mm" })],
      earlier,
    );
    expect(chooseHanging([now, before])?.name).toBe("compare");
    expect(shown([now, before])?.[1]).toBe(before.series[1]?.seriesInstanceUid);
  });
  it("shows a chest CT in two windows, and does not begin with the scout", () => {
    const now = study([
      series("CT", { description: "Scout", frames: 1, bodyPart: "CHEST", plane: "coronal" }),
      series("CT", { bodyPart: "CHEST" }),
    ]);
    const hanging = chooseHanging([now]);
    expect(hanging?.name).toBe("lung");
    expect(shown([now])).toEqual([now.series[1]?.seriesInstanceUid, now.series[1]?.seriesInstanceUid]);
    expect(hanging?.cells.map((cell) => cell?.how.window?.center)).toEqual([40, -600]);
  });
  it("hangs an abdomen in three planes where it has them, and four sequences of an MR", () => {
    const planes = (["sagittal", "axial", "coronal"] as const).map((plane) =>
      series("CT", { plane, bodyPart: "ABDOMEN" }),
    );
    expect(chooseHanging([study(planes)])?.name).toBe("planes");
    expect(chooseHanging([study([1, 2, 3, 4].map(() => series("MR")))])?.name).toBe("sequences");
    expect(chooseHanging([study([series("MR")])])?.name).toBe("single");
  });
  it("puts PET beside CT", () => {
    const now = study([series("PT"), series("CT")]);
    expect(shown([now])).toEqual([now.series[1]?.seriesInstanceUid, now.series[0]?.seriesInstanceUid]);
  });
  it("never hangs what is withheld, and nothing where there is nothing", () => {
    const closed = series("SR", { withheld: "a report", frames: 0 });
    const open = series("CT");
    expect(shown([study([closed, open])])).toEqual([open.seriesInstanceUid]);
    expect(chooseHanging([study([closed])])).toBeNull();
    expect(chooseHanging([])).toBeNull();
  });
  it("has rules whose places fit their layouts", () => {
    for (const rule of hangingRules) {
      expect(isLayout(rule.layout)).toBe(true);
      expect(rule.cells).toHaveLength(viewportsIn(rule.layout));
    }
  });
});

describe("the earlier examination", () => {
  it("is the newest one that has something like the series shown", () => {
    const now = study([series("CT")]);
    const oldest = study([series("CT")], { ...earlier, studyDate: "20200101" });
    const other = study([series("US")], { ...earlier, studyDate: "20260101" });
    const newest = study([series("CT")], earlier);
    const [address] = now.series.map(({ seriesInstanceUid }) => ({
      studyInstanceUid: now.studyInstanceUid,
      seriesInstanceUid,
    }));
    if (address === undefined) throw new Error("no series");
    expect(priorFor(address, [oldest, now, other, newest])?.studyInstanceUid).toBe(newest.studyInstanceUid);
    expect(priorFor(address, [now, other])).toBeNull();
  });
});

describe("the reader's own layout", () => {
  it("takes what the rule hangs first, then the other series", () => {
    const now = study([series("CT"), series("CT"), series("CT")]);
    const hanging = chooseHanging([now]);
    const addresses = now.series.map(({ seriesInstanceUid }) => ({
      studyInstanceUid: now.studyInstanceUid,
      seriesInstanceUid,
    }));
    if (hanging === null) throw new Error("nothing hangs");
    const cells = fillLayout(hanging, { rows: 2, columns: 2 }, addresses);
    expect(cells.map((cell) => cell?.address.seriesInstanceUid ?? null)).toEqual([
      ...now.series.map(({ seriesInstanceUid }) => seriesInstanceUid),
      null,
    ]);
  });
  it("is remembered by kind of examination, and what cannot be read is nothing", () => {
    const key = hangingKey([study([series("CT", { bodyPart: "Chest" })])]);
    expect(key).toBe("CT/CHEST/alone");
    const kept = rememberLayout({}, key, { rows: 2, columns: 3 });
    expect(readLayouts(JSON.stringify(kept))).toEqual(kept);
    expect(readLayouts("{broken")).toEqual({});
    expect(readLayouts(JSON.stringify({ a: { rows: 9, columns: 1 } }))).toEqual({});
    const many = Array.from({ length: 150 }, (_, at) => at).reduce(
      (all, at) => rememberLayout(all, `kind ${at}`, { rows: 1, columns: 1 }),
      kept,
    );
    expect(Object.keys(many)).toHaveLength(100);
  });
});

describe("a breast in its viewport", () => {
  it("turns its chest wall to the middle", () => {
    expect(placeBreast({ laterality: "R", rowsTowards: "A" })).toEqual({
      mirrored: true,
      edge: "right",
      sameSize: true,
    });
    expect(placeBreast({ laterality: "L", rowsTowards: "AFL" })).toEqual({
      mirrored: false,
      edge: "left",
      sameSize: true,
    });
    expect(placeBreast({ laterality: "L", rowsTowards: "" })?.mirrored).toBe(false);
    expect(placeBreast({ laterality: "B", rowsTowards: "A" })).toBeNull();
  });
});
