import { listOf } from "#narrative/concept-lines.ts";

/**
 * The rules by which a significance is proposed, as data. Concepts are those of narrative/concepts; a rule holds for kinds of a concept
 * as well. A person decides in the end.
 */

/** Findings that change what is done at once or soon (after the categories of actionable findings, Larson et al., JACR 2014). */
export const grave: ReadonlySet<string> = new Set(
  listOf(`
    intracranial hemorrhage, acute infarct, large vessel occlusion, brain herniation, midline shift, hydrocephalus,
    cerebral edema, cerebral aneurysm, dural sinus thrombosis, carotid dissection, brain mass, brain metastasis,
    brain abscess, encephalitis, pulmonary embolism, pneumothorax, pneumomediastinum, aortic dissection,
    aortic aneurysm, cardiac tamponade, pulmonary mass, mediastinal mass, pleural mass, empyema, intracardiac thrombus,
    pneumoperitoneum, bowel ischemia, pneumatosis, portal venous gas, bowel obstruction, bowel perforation, volvulus,
    intussusception, appendicitis, cholecystitis, abscess, active extravasation, hemoperitoneum, hematoma, laceration,
    torsion, ectopic pregnancy, malignancy, metastasis, mass, fracture, cord compression, epidural abscess, discitis,
    osteomyelitis, septic arthritis, dislocation, dissection, deep vein thrombosis, portal vein thrombosis,
    tuberculosis, hepatocellular carcinoma, prostate lesion, lymphangitic carcinomatosis, acl tear, rotator cuff tear,
    avascular necrosis, tension pneumothorax, breast mass, architectural distortion, pheochromocytoma,
    soft tissue mass, complex renal cyst, bone lesion, right heart strain, hemothorax, cholangitis, necrosis
  `),
);

/** Findings that are noted and change nothing by themselves. */
export const slight: ReadonlySet<string> = new Set(
  listOf(`
    degenerative change, normal variant, support device, postsurgical change, artifact, scarring, granuloma,
    osteopenia, atherosclerosis, diverticulosis, hepatic steatosis, renal cyst, hepatic cyst, low lung volumes,
    calcification, accessory spleen, retention cyst, septal deviation, tortuous aorta, straightening of lordosis,
    small vessel disease, cerebral atrophy, volume loss, hiatal hernia, bone island, collateral vessels,
    uterine fibroid, skin thickening, lipoma, scoliosis, breast cyst, fibroadenoma
  `),
);

/** Kinds of something slight that are not slight themselves. */
export const ordinary: ReadonlySet<string> = new Set(
  listOf(
    "ureteral stone, kidney stone, disc herniation, inflammatory arthritis, nonunion, coronary artery calcification, breast calcifications, coronary stenosis",
  ),
);

/** From this size (mm, longest diameter) the finding's management changes: crossing one makes a difference of size major. */
export const sizeThresholds: readonly { concept: string; millimetres: readonly number[]; source: string }[] = [
  { concept: "pulmonary nodule", millimetres: [6, 8], source: "Fleischner Society 2017" },
  { concept: "nodule", millimetres: [6, 8], source: "Fleischner Society 2017, taken for any nodule" },
  { concept: "thyroid nodule", millimetres: [10, 15, 25], source: "ACR TI-RADS 2017" },
  { concept: "aortic aneurysm", millimetres: [30, 40, 50, 55], source: "SVS 2018" },
  { concept: "cerebral aneurysm", millimetres: [7], source: "ISUIA 2003" },
  { concept: "aneurysm", millimetres: [20, 30], source: "SVS 2020, visceral arteries" },
  { concept: "lymphadenopathy", millimetres: [10, 15], source: "RECIST 1.1" },
  { concept: "kidney stone", millimetres: [5, 10], source: "AUA 2016" },
  { concept: "ureteral stone", millimetres: [5, 10], source: "AUA 2016" },
  { concept: "renal mass", millimetres: [10, 40, 70], source: "AJCC 8th edition, T1a, T1b, T2" },
  { concept: "pulmonary mass", millimetres: [30, 50, 70], source: "AJCC 8th edition, T1 to T4" },
  { concept: "breast mass", millimetres: [20, 50], source: "AJCC 8th edition, T1 to T3" },
  { concept: "adrenal nodule", millimetres: [10, 40], source: "ACR 2017" },
  { concept: "pancreatic cyst", millimetres: [15, 25, 30], source: "ACR 2017" },
  { concept: "midline shift", millimetres: [5], source: "Brain Trauma Foundation 2006" },
  { concept: "subdural hematoma", millimetres: [10], source: "Brain Trauma Foundation 2006" },
  { concept: "gallbladder polyp", millimetres: [6, 10], source: "ESGAR 2022" },
  { concept: "ovarian cyst", millimetres: [30, 50, 70, 100], source: "SRU 2019" },
];

/** Two readers' calipers differ by this much without meaning anything: the larger of both holds (mm; share of the larger size). */
export const reproducibility: readonly {
  concept: string | null;
  millimetres: number;
  share: number;
  source: string;
}[] = [
  { concept: "pulmonary nodule", millimetres: 1.5, share: 0.1, source: "Lung-RADS v2022, growth" },
  { concept: "aortic aneurysm", millimetres: 4, share: 0.05, source: "SVS 2018, interobserver" },
  { concept: "lymphadenopathy", millimetres: 3, share: 0.2, source: "RECIST 1.1" },
  { concept: "midline shift", millimetres: 2, share: 0.2, source: "own" },
  { concept: null, millimetres: 2, share: 0.15, source: "own; 20 % is RECIST 1.1 progression" },
];

/** Categories in their order, parted where management changes ("|"). */
export const categoryLadders: Readonly<Record<string, string>> = {
  "Lung-RADS": "1 2 | 3 | 4A | 4 4B 4X",
  "BI-RADS": "1 2 | 3 | 4 4A 4B 4C | 5 | 6",
  "TI-RADS": "1 2 | 3 | 4 | 5",
  "LI-RADS": "1 2 | 3 | 4 | 5 M TIV",
  "PI-RADS": "1 2 | 3 | 4 5",
  "O-RADS": "0 1 2 | 3 | 4 | 5",
  "C-RADS": "C0 | C1 | C2 C2A C2B | C3 | C4",
  "CAD-RADS": "0 1 2 | 3 | 4A 4B 4 5",
  "NI-RADS": "0 | 1 | 2 2A 2B | 3 | 4",
  Bosniak: "I 1 II 2 | IIF 2F | III 3 | IV 4",
  ASPECTS: "10 9 8 7 6 | 5 4 3 2 1 0",
  "Kellgren-Lawrence": "0 1 I 2 II | 3 III 4 IV",
  "Salter-Harris": "I 1 II 2 | III 3 IV 4 V 5",
  Stanford: "A | B",
  AAST: "I 1 II 2 | III 3 | IV 4 V 5",
};
