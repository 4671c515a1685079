import type { Modality, Subspecialty } from "#contract/people.ts";

/** Parts of the body that are offered, in the order of the body, each with who reads them. Texts: `ask:bodyPart`. */
export const bodyParts = [
  ["head", "neuro"],
  ["spine", "neuro"],
  ["face", "head-and-neck"],
  ["neck", "head-and-neck"],
  ["breast", "breast"],
  ["chest", "chest"],
  ["heart", "cardiac"],
  ["abdomen", "abdominal"],
  ["pelvis", "abdominal"],
  ["shoulder", "musculoskeletal"],
  ["arm", "musculoskeletal"],
  ["hand", "musculoskeletal"],
  ["hip", "musculoskeletal"],
  ["knee", "musculoskeletal"],
  ["leg", "musculoskeletal"],
  ["foot", "musculoskeletal"],
  ["vessels", "interventional"],
  ["whole-body", "general"],
] as const satisfies readonly (readonly [string, Subspecialty])[];

/** Words in free text that name a field. The first that fits counts, so the narrower stand before the wider. */
const words: readonly (readonly [RegExp, Subspecialty])[] = [
  [/breast|mamm/i, "breast"],
  [/heart|cardiac|coronar/i, "cardiac"],
  [/sinus|throat|larynx|thyroid|jaw|face|ear\b|eye|orbit|neck|tooth|teeth/i, "head-and-neck"],
  [/brain|head|skull|spine|spinal|lumbar|cervical|disc\b|nerve|pituitary/i, "neuro"],
  [/lung|chest|thorax|rib/i, "chest"],
  [/liver|kidney|bowel|colon|pancrea|spleen|abdom|belly|pelvi|prostat|uter|ovar|bladder|stomach|gall/i, "abdominal"],
  [
    /shoulder|elbow|arm\b|wrist|hand|finger|hip\b|knee|leg\b|thigh|ankle|foot|toe|bone|joint|muscle|tendon/i,
    "musculoskeletal",
  ],
  [/vessel|artery|arteries|vein|aorta|aneurysm/i, "interventional"],
];

const childUntil = 16;

/** Whole years between two days, YYYY-MM-DD. */
function ageAt(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * Which kind of radiologist should read it, as a proposal that the asker may change: a children's radiologist under sixteen, else by
 * the kind of scan where that decides (mammogram, nuclear medicine), else by the part of the body. null where nothing is known.
 */
export function suggestSubspecialty(about: {
  modality?: Modality | undefined;
  bodyPart?: string | undefined;
  birthDate?: string | undefined;
  today: string;
}): Subspecialty | null {
  const { modality, bodyPart = "", birthDate = "" } = about;
  if (/^\d{4}-\d{2}-\d{2}$/.test(birthDate) && ageAt(birthDate, about.today) < childUntil) return "paediatric";
  if (modality === "MG") return "breast";
  if (modality === "NM" || modality === "PT") return "nuclear";
  return words.find(([pattern]) => pattern.test(bodyPart))?.[1] ?? (bodyPart.trim() === "" ? null : "general");
}
