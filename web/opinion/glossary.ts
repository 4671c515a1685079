/** Words of a report that a patient may not know, with what they mean. Longer expressions before the shorter ones they hold. */
const entries: readonly (readonly [term: string, meaning: string])[] = [
  ["ground-glass", "A hazy area through which the structures behind can still be seen."],
  ["lymph node", "A small filter of the immune system. It can swell with an infection and for other reasons."],
  ["contrast medium", "A dye given into a vein so that vessels and organs show better."],
  ["spinal canal", "The channel in the spine in which the nerves run."],
  ["nodule", "A small round spot. Most are harmless; size and growth say how closely to watch it."],
  ["lesion", "Any place that looks different from the tissue around it. The word does not say what it is."],
  ["mass", "A lump that is larger than a nodule. The word does not say what it is."],
  ["cyst", "A small sac filled with fluid. Most are harmless."],
  ["benign", "Not cancer."],
  ["malignant", "Cancer."],
  ["metastasis", "A part of a cancer that has settled in another place."],
  ["biopsy", "A small piece of tissue is taken with a needle and looked at under a microscope."],
  ["effusion", "Fluid in a place where there is normally little or none."],
  ["oedema", "Swelling because of fluid in the tissue."],
  ["edema", "Swelling because of fluid in the tissue."],
  ["haematoma", "A pool of blood outside of the vessels; a bruise, also a deep one."],
  ["hematoma", "A pool of blood outside of the vessels; a bruise, also a deep one."],
  ["haemorrhage", "Bleeding."],
  ["hemorrhage", "Bleeding."],
  ["fracture", "A break in a bone; also a fine crack is one."],
  ["stenosis", "A narrow place in a vessel or channel."],
  ["aneurysm", "A place where the wall of a vessel bulges."],
  ["thrombosis", "A blood clot inside a vessel."],
  ["embolism", "A clot that has travelled and blocks a vessel."],
  ["infarct", "An area that was harmed because too little blood came to it."],
  ["calcification", "A speck of calcium. Most are harmless traces of something old."],
  ["meniscus", "A cushion of cartilage in the knee."],
  ["pleura", "The thin skin around the lungs."],
  ["lobe", "One of the large parts of a lung, of the brain or of the liver."],
  ["follow-up", "Another look after some time, to see whether anything has changed."],
  ["PET-CT", "A CT with a weak radioactive sugar that shows where cells are very active."],
  ["MRI", "A scan with a strong magnet, without X-rays."],
  ["CT", "A scan that makes pictures of slices with X-rays."],
  ["ultrasound", "A scan with sound that cannot be heard."],
  ["mammogram", "An X-ray of the breast."],
];

const meanings = new Map(entries.map(([term, meaning]) => [term.toLowerCase(), meaning]));
const pattern = new RegExp(
  `(?<![\\p{L}-])(${[...meanings.keys()].sort((a, b) => b.length - a.length).join("|")})(s|es)?(?![\\p{L}-])`,
  "giu",
);

/** A text cut at its known words; `meaning` is null between them. Each word is explained the first time it comes. */
export function explain(text: string): { text: string; meaning: string | null }[] {
  const parts: { text: string; meaning: string | null }[] = [];
  const seen = new Set<string>();
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const term = (found[1] ?? "").toLowerCase();
    const meaning = meanings.get(term);
    if (meaning === undefined || seen.has(term)) continue;
    seen.add(term);
    if (found.index > from) parts.push({ text: text.slice(from, found.index), meaning: null });
    parts.push({ text: found[0], meaning });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), meaning: null });
  return parts;
}
