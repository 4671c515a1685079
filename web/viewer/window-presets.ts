/** A window: centre and width in real values (PS3.3 C.11.2.1.2). */
export type GreyWindow = { center: number; width: number };
export type PresetName =
  | "soft-tissue"
  | "lung"
  | "bone"
  | "brain"
  | "stroke"
  | "subdural"
  | "liver"
  | "mediastinum"
  | "vessels"
  | "suv-5"
  | "suv-10"
  | "suv-20"
  | "wide"
  | "narrow"
  | "bright"
  | "dark";
export type WindowPreset = GreyWindow & { name: PresetName };

/** For CT, in Hounsfield units; the position in the list is the key. */
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

/** Upper ends of the PET scale in SUV; the lower end is 0. */
const suvPresets = [
  ["suv-5", 5],
  ["suv-10", 10],
  ["suv-20", 20],
] as const;

/** Parts of the window that the image itself asks for: values of MR, radiographs and ultrasound mean nothing across devices. */
const relativePresets: readonly { name: PresetName; width: number; shift: number }[] = [
  { name: "narrow", width: 0.5, shift: 0 },
  { name: "wide", width: 2, shift: 0 },
  { name: "bright", width: 1, shift: -0.25 },
  { name: "dark", width: 1, shift: 0.25 },
];

/**
 * The windows behind the number keys, by modality: Hounsfield units in CT, SUV in PET, elsewhere parts of the stored window.
 * @param stored the window that the image asks for; null: none
 * @param suvFactor makes values of a PET image into SUV; null: none
 */
export function presetsFor(
  modality: string,
  stored: GreyWindow | null = null,
  suvFactor: number | null = null,
): WindowPreset[] {
  if (modality === "CT") return [...ctPresets];
  if (modality === "PT" && suvFactor !== null) {
    return suvPresets.map(([name, top]) => ({ name, center: top / suvFactor / 2, width: top / suvFactor }));
  }
  if (stored === null) return [];
  return relativePresets.map(({ name, width, shift }) => ({
    name,
    center: stored.center + stored.width * shift,
    width: Math.max(1, stored.width * width),
  }));
}

/** Lowest and highest value shown, as linear windows count them (PS3.3 C.11.2.1.2.1). */
export const rangeOf = ({ center, width }: GreyWindow): { lower: number; upper: number } => ({
  lower: center - 0.5 - (width - 1) / 2,
  upper: center - 0.5 + (width - 1) / 2,
});

/** The window of a range of values; null where the viewport has none (yet): a volume on its way says null, in spite of its type. */
export function windowOf(range: { lower: number; upper: number } | null | undefined): GreyWindow | null {
  if (range === null || range === undefined) return null;
  const { lower, upper } = range;
  return { width: Math.abs(upper - lower) + 1, center: (lower + upper + 1) / 2 };
}
