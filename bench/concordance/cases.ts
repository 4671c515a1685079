import type { Finding } from "#contract/finding.ts";

/**
 * One reading and the first report that says the same, in the styles that reports are written in. `line` is the sentence about the
 * finding, written into the report in place of {0}, {1} …; `denial` how the same radiologist would deny it.
 */
export type Said = { line: string; denial: string; finding: Partial<Finding> };
export type BenchCase = { name: string; report: string; said: readonly Said[] };

const mm = (...millimetres: number[]): Finding["size"] => ({ millimetres, markId: null });

export const benchCases: readonly BenchCase[] = [
  {
    name: "chest CT, prose",
    report: `CT CHEST WITH CONTRAST

HISTORY: Cough, rule out malignancy.
COMPARISON: None.
FINDINGS:
{0} {1} The heart is normal in size. No pericardial effusion. {2} The adrenal glands are unremarkable.`,
    said: [
      {
        line: "There is an 8 mm solid nodule in the right upper lobe, Lung-RADS 4A.",
        denial: "No suspicious pulmonary nodule.",
        finding: {
          observation: "pulmonary nodule",
          anatomy: "upper lobe",
          side: "right",
          size: mm(8),
          category: "Lung-RADS 4A",
        },
      },
      {
        line: "A small left pleural effusion is present.",
        denial: "No pleural effusion.",
        finding: { observation: "pleural effusion", anatomy: "pleura", side: "left" },
      },
      {
        line: "Mediastinal lymphadenopathy measuring up to 16 mm.",
        denial: "No mediastinal lymphadenopathy.",
        finding: { observation: "enlarged lymph node", anatomy: "mediastinum", size: mm(16) },
      },
    ],
  },
  {
    name: "chest radiograph, telegram",
    report: "PA AND LATERAL CHEST\nFindings: {0} {1} Cardiac silhouette is within normal limits. {2}",
    said: [
      {
        line: "Patchy airspace opacity at the left lung base.",
        denial: "No focal airspace opacity.",
        finding: { observation: "airspace opacity", anatomy: "left lung base", side: "left" },
      },
      {
        line: "Small right apical pneumothorax.",
        denial: "No pneumothorax.",
        finding: { observation: "pneumothorax", side: "right", anatomy: "pleura" },
      },
      {
        line: "Healing fracture of the left seventh rib.",
        denial: "No rib fracture.",
        finding: { observation: "rib fracture", anatomy: "7th rib", side: "left" },
      },
    ],
  },
  {
    name: "head CT, numbered impression",
    report: `FINDINGS: {0} {1} Ventricles and sulci are age appropriate. The paranasal sinuses are clear.

IMPRESSION:
1. {0}
2. {1}`,
    said: [
      {
        line: "Left convexity subdural hematoma measuring 9 mm in thickness.",
        denial: "No subdural hematoma.",
        finding: { observation: "subdural hematoma", anatomy: "subdural space", side: "left", size: mm(9) },
      },
      {
        line: "Midline shift of 4 mm.",
        denial: "No midline shift.",
        finding: { observation: "midline shift", anatomy: "brain", size: mm(4) },
      },
    ],
  },
  {
    name: "abdomen CT, organ labels",
    report: `FINDINGS:
Liver: {0}
Gallbladder and bile ducts: {1}
Spleen: Normal.
Kidneys: {2}
Bowel: {3}
Peritoneum: No free fluid or free air.`,
    said: [
      {
        line: "2.1 cm hypodense lesion in segment VII.",
        denial: "No focal lesion.",
        finding: { observation: "liver lesion", anatomy: "segment 7", size: mm(21) },
      },
      {
        line: "Several gallstones up to 9 mm.",
        denial: "No gallstones.",
        finding: { observation: "cholelithiasis", anatomy: "gallbladder", size: mm(9) },
      },
      {
        line: "3.4 cm cyst of the left kidney, Bosniak IIF.",
        denial: "No renal cyst.",
        finding: { observation: "cyst", anatomy: "kidney", side: "left", size: mm(34), category: "Bosniak IIF" },
      },
      {
        line: "Sigmoid diverticulosis.",
        denial: "No diverticulosis.",
        finding: { observation: "diverticulosis", anatomy: "sigmoid colon" },
      },
    ],
  },
  {
    name: "lumbar spine MR, by level",
    report: `FINDINGS:
Alignment is normal. Conus is normal.
{0}
{1}
{2}`,
    said: [
      {
        line: "L4-5: Broad-based disc protrusion.",
        denial: "L4-5: No disc protrusion.",
        finding: { observation: "disc herniation", anatomy: "L4-L5" },
      },
      {
        line: "L5-S1: Moderate left foraminal narrowing.",
        denial: "L5-S1: No foraminal narrowing.",
        finding: { observation: "foraminal stenosis", anatomy: "L5-S1", side: "left" },
      },
      {
        line: "Compression fracture of L1.",
        denial: "No compression fracture.",
        finding: { observation: "vertebral compression fracture", anatomy: "L1" },
      },
    ],
  },
  {
    name: "mammogram",
    report: "Scattered fibroglandular densities.\n{0} {1}\nNo skin thickening.",
    said: [
      {
        line: "In the left breast at 2 o'clock there is a spiculated mass measuring 14 x 11 mm, BI-RADS category 4B.",
        denial: "No suspicious mass.",
        finding: {
          observation: "breast mass",
          anatomy: "2 o'clock",
          side: "left",
          size: mm(14, 11),
          category: "BI-RADS 4B",
        },
      },
      {
        line: "Grouped calcifications in the upper outer quadrant of the right breast.",
        denial: "No suspicious calcifications.",
        finding: { observation: "breast calcifications", anatomy: "upper outer quadrant", side: "right" },
      },
    ],
  },
  {
    name: "knee MR",
    report: "Findings: {0} Posterior cruciate ligament intact. {1} {2} Extensor mechanism is unremarkable.",
    said: [
      {
        line: "Complete tear of the anterior cruciate ligament.",
        denial: "The anterior cruciate ligament is intact.",
        finding: { observation: "ACL tear", anatomy: "anterior cruciate ligament" },
      },
      {
        line: "Horizontal tear of the medial meniscus.",
        denial: "No tear of the medial meniscus.",
        finding: { observation: "meniscal tear", anatomy: "medial meniscus" },
      },
      {
        line: "Moderate joint effusion.",
        denial: "No joint effusion.",
        finding: { observation: "joint effusion", anatomy: "knee" },
      },
    ],
  },
  {
    name: "pulmonary angiogram",
    report: "TECHNIQUE: CT pulmonary angiography.\nFINDINGS: {0} {1}\nThe aorta is normal in caliber.",
    said: [
      {
        line: "Filling defects in the right lower lobe segmental arteries consistent with pulmonary emboli.",
        denial: "No evidence of pulmonary embolism.",
        finding: { observation: "pulmonary embolism", anatomy: "segmental pulmonary artery", side: "right" },
      },
      {
        line: "Ground-glass opacity in the left upper lobe.",
        denial: "No ground-glass opacity.",
        finding: { observation: "ground-glass opacity", anatomy: "left upper lobe", side: "left" },
      },
    ],
  },
  {
    name: "thyroid ultrasound",
    report: "Findings\n{0} {1}\nIsthmus normal. No cervical lymphadenopathy.",
    said: [
      {
        line: "Right lobe: 18 x 12 x 10 mm hypoechoic thyroid nodule, TI-RADS 4.",
        denial: "Right lobe: no thyroid nodule.",
        finding: {
          observation: "thyroid nodule",
          anatomy: "thyroid",
          side: "right",
          size: mm(18, 12, 10),
          category: "TI-RADS 4",
        },
      },
      {
        line: "Left lobe: 6 mm colloid cyst of the thyroid.",
        denial: "Left lobe: no cyst.",
        finding: { observation: "thyroid cyst", anatomy: "thyroid", side: "left", size: mm(6) },
      },
    ],
  },
  {
    name: "renal colic CT",
    report: "{0} {1} No free fluid. The appendix is normal. {2}",
    said: [
      {
        line: "There is a 6 mm calculus in the distal left ureter.",
        denial: "No ureteral calculus.",
        finding: { observation: "ureteral stone", anatomy: "ureter", side: "left", size: mm(6) },
      },
      {
        line: "Moderate left hydronephrosis.",
        denial: "No hydronephrosis.",
        finding: { observation: "hydronephrosis", anatomy: "kidney", side: "left" },
      },
      {
        line: "Infrarenal abdominal aortic aneurysm measuring 4.6 cm.",
        denial: "No aortic aneurysm.",
        finding: { observation: "abdominal aortic aneurysm", anatomy: "abdominal aorta", size: mm(46) },
      },
    ],
  },
  {
    name: "brain MR, British spelling",
    report: "Clinical details: Headache.\nReport: {0} {1} {2} Normal flow voids.",
    said: [
      {
        line: "There is a 27 mm extra-axial mass over the right frontal lobe in keeping with a meningioma.",
        denial: "No intracranial mass.",
        finding: { observation: "meningioma", anatomy: "frontal lobe", side: "right", size: mm(27) },
      },
      {
        line: "Mild vasogenic oedema.",
        denial: "No oedema.",
        finding: { observation: "cerebral edema", anatomy: "brain" },
      },
      {
        line: "Old lacunar infarct in the left thalamus.",
        denial: "No infarct.",
        finding: { observation: "lacunar infarct", anatomy: "thalamus", side: "left" },
      },
    ],
  },
  {
    name: "trauma radiographs",
    report: "LEFT WRIST: {0} {1} Carpal alignment is maintained. No foreign body.",
    said: [
      {
        line: "Fracture of the distal radius on the left.",
        denial: "No fracture of the distal radius.",
        finding: { observation: "distal radius fracture", anatomy: "distal radius", side: "left" },
      },
      {
        line: "Soft tissue swelling.",
        denial: "No soft tissue swelling.",
        finding: { observation: "soft tissue swelling", anatomy: "soft tissue" },
      },
    ],
  },
  {
    name: "pelvic ultrasound",
    report: "FINDINGS: The uterus is anteverted. {0} {1} No free fluid in the pelvis.\nIMPRESSION: {0}",
    said: [
      {
        line: "Simple cyst in the right ovary measuring 4.2 x 3.8 cm.",
        denial: "No ovarian cyst.",
        finding: { observation: "ovarian cyst", anatomy: "ovary", side: "right", size: mm(42, 38) },
      },
      {
        line: "Intramural fibroid measuring 3 cm.",
        denial: "No fibroid.",
        finding: { observation: "uterine fibroid", anatomy: "uterus", size: mm(30) },
      },
    ],
  },
  {
    name: "prostate MR",
    report: "FINDINGS: {0} {1} The seminal vesicles are normal. {2}\nCONCLUSION: {0}",
    said: [
      {
        line: "Lesion in the left peripheral zone, 12 mm, PI-RADS 4.",
        denial: "No suspicious lesion in the peripheral zone.",
        finding: {
          observation: "prostate lesion",
          anatomy: "peripheral zone",
          side: "left",
          size: mm(12),
          category: "PI-RADS 4",
        },
      },
      {
        line: "No pelvic lymphadenopathy.",
        denial: "No enlarged pelvic lymph nodes.",
        finding: { presence: "absent", observation: "lymphadenopathy", anatomy: "pelvis" },
      },
      {
        line: "Sclerotic lesion in the right ilium, 9 mm.",
        denial: "No bone lesion.",
        finding: { observation: "bone lesion", anatomy: "ilium", side: "right", size: mm(9) },
      },
    ],
  },
];
