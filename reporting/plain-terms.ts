/**
 * Words of radiology and what they are called at a kitchen table, the longer expression before the shorter one it holds. Written for
 * this product; a lay expression carries no judgement that the radiologist did not make ("mass" is a lump, not a cancer).
 */
const terms: readonly (readonly [radiology: string, lay: string])[] = [
  ["ground-glass opacity", "hazy area"],
  ["ground-glass", "hazy"],
  ["pulmonary embolism", "blood clot in the lung"],
  ["pulmonary embolus", "blood clot in the lung"],
  ["pulmonary nodule", "small spot in the lung"],
  ["lung nodule", "small spot in the lung"],
  ["pleural effusion", "fluid around the lung"],
  ["pericardial effusion", "fluid around the heart"],
  ["joint effusion", "fluid in the joint"],
  ["subdural haematoma", "bleeding between the brain and the skull"],
  ["subdural hematoma", "bleeding between the brain and the skull"],
  ["subarachnoid haemorrhage", "bleeding around the brain"],
  ["subarachnoid hemorrhage", "bleeding around the brain"],
  ["intracranial haemorrhage", "bleeding in the head"],
  ["intracranial hemorrhage", "bleeding in the head"],
  ["midline shift", "push of the brain to one side"],
  ["mass effect", "pressure on what is around it"],
  ["lymphadenopathy", "swollen lymph nodes"],
  ["anterior cruciate ligament", "front cross band of the knee"],
  ["posterior cruciate ligament", "back cross band of the knee"],
  ["medial meniscus", "inner cushion of the knee"],
  ["lateral meniscus", "outer cushion of the knee"],
  ["meniscal tear", "tear in the knee cushion"],
  ["meniscus", "knee cushion"],
  ["disc herniation", "slipped disc"],
  ["disc protrusion", "bulging disc"],
  ["spinal stenosis", "narrow space around the spinal cord"],
  ["vertebral body", "bone of the spine"],
  ["compression fracture", "crushed bone"],
  ["rib fracture", "broken rib"],
  ["hairline fracture", "thin crack in the bone"],
  ["scaphoid fracture", "break in a small wrist bone"],
  ["fracture", "break in the bone"],
  ["microcalcifications", "tiny specks of calcium"],
  ["microcalcification", "tiny specks of calcium"],
  ["calcification", "speck of calcium"],
  ["architectural distortion", "pulled-in breast tissue"],
  ["nodule", "small round spot"],
  ["mass", "lump"],
  ["lesion", "spot"],
  ["neoplasm", "growth"],
  ["tumour", "growth"],
  ["tumor", "growth"],
  ["malignant", "cancerous"],
  ["malignancy", "cancer"],
  ["benign", "harmless"],
  ["metastases", "spread of a cancer"],
  ["metastasis", "spread of a cancer"],
  ["cyst", "sac of fluid"],
  ["abscess", "pocket of pus"],
  ["effusion", "fluid"],
  ["oedema", "swelling"],
  ["edema", "swelling"],
  ["haematoma", "pool of blood"],
  ["hematoma", "pool of blood"],
  ["haemorrhage", "bleeding"],
  ["hemorrhage", "bleeding"],
  ["infarction", "area harmed by too little blood"],
  ["infarct", "area harmed by too little blood"],
  ["ischaemia", "too little blood flow"],
  ["ischemia", "too little blood flow"],
  ["thrombosis", "blood clot"],
  ["thrombus", "blood clot"],
  ["embolism", "blood clot"],
  ["aneurysm", "bulge in a blood vessel"],
  ["dissection", "tear inside a blood vessel"],
  ["stenosis", "narrow place"],
  ["occlusion", "blocked place"],
  ["pneumothorax", "air around the lung"],
  ["pneumonia", "lung infection"],
  ["consolidation", "filled-in part of the lung"],
  ["atelectasis", "part of the lung without air"],
  ["emphysema", "worn-out lung tissue"],
  ["fibrosis", "scarring"],
  ["cardiomegaly", "large heart"],
  ["hydrocephalus", "too much fluid in the brain"],
  ["atrophy", "shrinking"],
  ["cholelithiasis", "gallstones"],
  ["nephrolithiasis", "kidney stones"],
  ["hydronephrosis", "swollen kidney"],
  ["appendicitis", "swollen appendix"],
  ["diverticulitis", "swollen pouch in the bowel"],
  ["steatosis", "fat in the liver"],
  ["hepatic", "liver"],
  ["renal", "kidney"],
  ["pulmonary", "lung"],
  ["cerebral", "brain"],
  ["cranial", "head"],
  ["cardiac", "heart"],
  ["osseous", "bone"],
  ["cortical", "outer bone"],
  ["femur", "thigh bone"],
  ["femoral", "thigh"],
  ["tibia", "shin bone"],
  ["tibial", "shin"],
  ["fibula", "calf bone"],
  ["humerus", "upper arm bone"],
  ["clavicle", "collar bone"],
  ["scapula", "shoulder blade"],
  ["sternum", "breast bone"],
  ["patella", "kneecap"],
  ["cranium", "skull"],
  ["calvarium", "skull"],
  ["parenchyma", "tissue"],
  ["right upper lobe", "upper part of the right lung"],
  ["right middle lobe", "middle part of the right lung"],
  ["right lower lobe", "lower part of the right lung"],
  ["left upper lobe", "upper part of the left lung"],
  ["left lower lobe", "lower part of the left lung"],
  ["upper lobe", "upper part of the lung"],
  ["middle lobe", "middle part of the lung"],
  ["lower lobe", "lower part of the lung"],
  ["frontal lobe", "front of the brain"],
  ["temporal lobe", "side of the brain"],
  ["parietal lobe", "upper part of the brain"],
  ["occipital lobe", "back of the brain"],
  ["hilum", "root of the lung"],
  ["mediastinum", "middle of the chest"],
  ["thorax", "chest"],
  ["thoracic", "chest"],
  ["abdomen", "belly"],
  ["lumbar", "lower back"],
  ["cervical", "neck"],
  ["axilla", "armpit"],
  ["bilateral", "on both sides"],
  ["unilateral", "on one side"],
  ["anterior", "front"],
  ["posterior", "back"],
  ["proximal", "near"],
  ["distal", "far"],
  ["medial", "inner"],
  ["lateral", "outer"],
  ["inferior", "lower"],
  ["superior", "upper"],
  ["acute", "new"],
  ["chronic", "long-standing"],
  ["spiculated", "jagged"],
  ["degenerative", "worn"],
  ["follow-up", "later check"],
  ["biopsy", "tissue sample"],
  ["resection", "removal by surgery"],
  ["contrast medium", "dye"],
  ["contrast-enhanced", "with dye"],
];

const byTerm = new Map(terms);
const pattern = new RegExp(
  `(?<![\\p{L}-])(?:${[...byTerm.keys()]
    .sort((a, b) => b.length - a.length)
    .map((term) => term.replaceAll("-", "[- ]"))
    .join("|")})s?(?![\\p{L}])`,
  "giu",
);

/**
 * The same text with words of radiology replaced by lay words; a capital first letter stays capital. What the table does not know
 * stays as it is: a wrong lay word would be worse than a hard one.
 */
export function inPlainWords(text: string): string {
  return text.replace(pattern, (found) => {
    const lay = layWord(found);
    return lay === null ? found : /^\p{Lu}/u.test(found) ? lay.slice(0, 1).toUpperCase() + lay.slice(1) : lay;
  });
}

function layWord(found: string): string | null {
  const term = found.toLowerCase();
  const spaced = [term, term.replace(" ", "-")];
  for (const name of spaced) {
    const exact = byTerm.get(name);
    if (exact !== undefined) return exact;
  }
  for (const name of spaced) {
    const singular = byTerm.get(name.replace(/s$/, ""));
    if (singular !== undefined) return plural(singular);
  }
  return null;
}

/** The plural of a lay expression: of its first noun group, before a preposition ("breaks in the bone"). */
function plural(lay: string): string {
  const [, head = lay, rest = ""] = /^(.*?)((?: (?:in|of|around|between|with|by|on|to|without) .*)?)$/.exec(lay) ?? [];
  return /(?:fluid|swelling|bleeding|scarring|s)$/.test(head) ? lay : `${head}s${rest}`;
}
