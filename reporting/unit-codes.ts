import type { Mark } from "#contract/finding.ts";

type Unit = Mark["values"][number]["unit"];

/** Units by their codes in UCUM; what is no physical unit stands in braces as an annotation (UCUM section 6). PS3.16 CID 82. */
export const unitCode: Record<Unit, { code: string; meaning: string }> = {
  mm: { code: "mm", meaning: "mm" },
  cm: { code: "cm", meaning: "cm" },
  mm2: { code: "mm2", meaning: "mm²" },
  cm2: { code: "cm2", meaning: "cm²" },
  px: { code: "{pixels}", meaning: "pixels" },
  px2: { code: "{pixels2}", meaning: "square pixels" },
  deg: { code: "deg", meaning: "degrees" },
  HU: { code: "[hnsf'U]", meaning: "Hounsfield unit" },
  SUV: { code: "{SUVbw}g/ml", meaning: "SUV body weight" },
  s: { code: "s", meaning: "s" },
  Hz: { code: "Hz", meaning: "Hz" },
  "cm/s": { code: "cm/s", meaning: "cm/s" },
  "Bq/ml": { code: "Bq/ml", meaning: "Bq/ml" },
  raw: { code: "1", meaning: "no units" },
};
