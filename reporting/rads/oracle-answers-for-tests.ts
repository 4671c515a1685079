import type { Answer, Answers } from "./calculator.ts";

/** The inputs of published example cases, in their words, turned into the answers that our calculators ask for. */
type Inputs = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
const isNumber = (value: unknown): value is number => typeof value === "number";
const mm = (centimetres: unknown) => (isNumber(centimetres) ? Math.round(centimetres * 1000) / 100 : undefined);
const isAnswer = (value: unknown): value is Answer =>
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"));

/** Inputs whose names are ours already. */
function same(inputs: Inputs): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]): [string, Answer][] => (isAnswer(value) ? [[name, value]] : [])),
  );
}

function lung(inputs: Inputs): Answers {
  const status = text(inputs["status"]);
  const statusField = { solid: "solid", part_solid: "part_solid", ggn: "ggn", juxtapleural: "juxtapleural" };
  const name = Object.entries(statusField).find(([kind]) => kind === inputs["kind"])?.[1] ?? "airway";
  return {
    ...same(inputs),
    ...(status === "" ? {} : { [`${name}_status`]: status }),
    smooth: inputs["solid_smooth_oval_lentiform_triangular"] === true,
  };
}

function liver(inputs: Inputs): Answers {
  const benign = inputs["benign"];
  const first =
    inputs["categorizable"] === false
      ? "nc"
      : inputs["tiv"] === true
        ? "tiv"
        : typeof benign === "string"
          ? `benign_${benign}`
          : inputs["targetoid"] === true
            ? "targetoid"
            : "table";
  return {
    ...same(inputs),
    population: "yes",
    first,
    ancillary_malignant: Number(inputs["ancillary_malignant"] ?? 0) > 0,
    ancillary_benign: Number(inputs["ancillary_benign"] ?? 0) > 0,
  };
}

function kidney(inputs: Inputs): Answers {
  const septa = numbers(inputs["septa"]);
  const protrusions = Array.isArray(inputs["protrusions"]) ? inputs["protrusions"] : [];
  const worst = protrusions.find((each) => each.margin === "acute") ?? protrusions[0];
  const mri = "mri_t1fs_heterogeneous_hyperintense" in inputs;
  return {
    ...same(inputs),
    modality: mri ? "MRI" : "CT",
    septa: septa.length === 0 ? "none" : septa.length > 3 ? "many" : "few",
    septum_mm: Math.max(0, ...septa),
    septa_enhance: "yes",
    protrusion: worst?.margin ?? "none",
    protrusion_mm: worst?.mm ?? 0,
    calcification: inputs["calcification"] !== undefined,
    phase: text(inputs["phase"]) || (isNumber(inputs["hu"]) ? "protocol" : "unknown"),
    signal: mri ? "t1fs_heterogeneous" : "unknown",
  };
}

function colon(inputs: Inputs): Answers {
  const sizes = [...numbers(inputs["polyps_mm"]), ...numbers([inputs["mass_mm"]])];
  return {
    study: inputs["inadequate"] === true ? "inadequate" : "adequate",
    seen: inputs["diverticular_mass_like"] === true ? "diverticular" : "lesions",
    largest_mm: Math.max(0, ...sizes),
    count_6_9: sizes.filter((each) => each >= 6 && each < 10).length,
  };
}

function coronary(inputs: Inputs): Answers {
  const by = isNumber(inputs["cac"]) ? { plaque_by: "cac" } : isNumber(inputs["sis"]) ? { plaque_by: "sis" } : {};
  return { max_pct: 30, ...same(inputs), vessels_ge70: text(inputs["vessels_ge70"] ?? 0), ...by };
}

function breast(inputs: Inputs): Answers {
  const { op, likelihood_pct, category, right, left, density, exam, biopsy_proven } = inputs;
  const one =
    op === "category_from_likelihood"
      ? { right: "likelihood", right_pct: Number(likelihood_pct) }
      : { right: text(right) || text(category) || "1" };
  return {
    exam: text(exam) || "diagnostic",
    ...one,
    left: text(left) || "none",
    biopsy_proven: op === "validate" ? biopsy_proven === true : true,
    ...(density === undefined ? {} : { density: text(density) }),
  };
}

function ovaryUs(inputs: Inputs): Answers {
  return {
    type: text(inputs["type"]),
    size_mm: mm(inputs["cm"]),
    menopause: inputs["pre"] === true ? "pre" : "post",
    cs: text(inputs["cs"]) || "1",
    papillary: Number(inputs["papillary"] ?? 0) >= 4 ? "4+" : "0-3",
    outline: inputs["irregular"] === true ? "irregular" : "smooth",
    shadowing: inputs["shadowing"] === true,
    ascites: inputs["ascites"] === true,
  };
}

/** Each row of the MRI table under the words of the published cases. */
const ovaryMri: Record<string, Answers> = {
  normal: { lesion: "normal" },
  incomplete: { lesion: "incomplete" },
  "unilocular endometriotic, smooth enhancing wall": { lesion: "unilocular", wall: "smooth", fluid: "endometriotic" },
  "multilocular, no lipid, smooth, no solid": { lesion: "multilocular", septa: "smooth" },
  "lipid, large-volume enhancing solid": { lesion: "lipid", lipid_solid: "large" },
  "solid tissue, low-risk TIC": { lesion: "solid", solid: "tic_low" },
  "solid tissue, high-risk TIC": { lesion: "solid", solid: "tic_high" },
  "solid tissue, no DCE, > myometrium at 30-40 s": { lesion: "solid", solid: "more" },
  "dilated tube simple fluid thin wall": { lesion: "tube", tube: "simple_thin" },
};

/** By the name of the file: the calculator's id, and how its inputs become answers. */
export const oracleFiles: Record<string, { id: string; answers: (inputs: Inputs) => Answers }> = {
  "aspects.json": {
    id: "aspects",
    answers: (inputs) => {
      const affected = Array.isArray(inputs["affected"]) ? inputs["affected"].map(text) : [];
      return affected.length === 0 ? { change: "none" } : { change: "regions", affected };
    },
  },
  "birads_5th.json": { id: "bi-rads", answers: breast },
  "bosniak_2019.json": { id: "bosniak", answers: kidney },
  "cadrads_2_0.json": { id: "cad-rads", answers: coronary },
  "crads_2023.json": { id: "c-rads", answers: colon },
  "fleischner_2017.json": {
    id: "fleischner",
    answers: (inputs) => ({ ...same(inputs), young: Number(inputs["age"] ?? 50) < 35 }),
  },
  "lirads_v2018_ctmri.json": { id: "li-rads", answers: liver },
  "lungrads_v2022.json": { id: "lung-rads", answers: lung },
  "nirads.json": {
    id: "ni-rads",
    answers: ({ site, category, unassessable }) => ({
      site: text(site),
      [text(site)]: unassessable === true ? "x" : text(category),
    }),
  },
  "orads_mri.json": { id: "o-rads-mri", answers: ({ finding }) => ovaryMri[text(finding)] ?? {} },
  "orads_us_v2022.json": { id: "o-rads-us", answers: ovaryUs },
  "pirads_v2_1.json": {
    id: "pi-rads",
    answers: (inputs) => ({
      zone: text(inputs["zone"]),
      dce: text(inputs["dce"]),
      t2: text(inputs["t2"]) || "inadequate",
      dwi: text(inputs["dwi"]) || "inadequate",
    }),
  },
  "tirads_2017.json": { id: "ti-rads", answers: (inputs) => ({ ...same(inputs), size_mm: mm(inputs["size_cm"]) }) },
};
