/** A window: centre and width in real values (PS3.3 C.11.2.1.2). */
export type GreyWindow = { center: number; width: number };
export type WindowPreset = GreyWindow & { name: PresetName };
export type PresetName =
  | "soft-tissue"
  | "lung"
  | "bone"
  | "brain"
  | "stroke"
  | "subdural"
  | "liver"
  | "mediastinum"
  | "vessels";

/** For CT, in Hounsfield units; the position in the list is the key. Only CT has values that mean the same everywhere. */
export const ctPresets: readonly WindowPreset[] = [
  { name: "soft-tissue", center: 40, width: 400 },
  { name: "lung", center: -600, width: 1500 },
  { name: "bone", center: 480, width: 2500 },
  { name: "brain", center: 40, width: 80 },
  { name: "stroke", center: 40, width: 40 },
  { name: "subdural", center: 75, width: 215 },
  { name: "liver", center: 60, width: 160 },
  { name: "mediastinum", center: 50, width: 350 },
  { name: "vessels", center: 300, width: 600 },
];

export const presetsFor = (modality: string): readonly WindowPreset[] => (modality === "CT" ? ctPresets : []);

/** Lowest and highest value shown, as linear windows count them (PS3.3 C.11.2.1.2.1). */
export const rangeOf = ({ center, width }: GreyWindow): { lower: number; upper: number } => ({
  lower: center - 0.5 - (width - 1) / 2,
  upper: center - 0.5 + (width - 1) / 2,
});

export const windowOf = ({ lower, upper }: { lower: number; upper: number }): GreyWindow => ({
  width: Math.abs(upper - lower) + 1,
  center: (lower + upper + 1) / 2,
});
