import { listOf } from "#narrative/concept-lines.ts";

/**
 * Observations that readers take for one another at one place: what the one calls so and the other otherwise is one thing seen twice. Each
 * line is a family; concepts are those of narrative/concepts, and a kind of one counts as well.
 */
export const mistaken: readonly (readonly string[])[] = [
  "tendinosis, tendon tear, tenosynovitis, bursitis",
  "meniscal degeneration, meniscal tear",
  "sprain, ligament tear",
  "bone marrow edema, stress fracture, osteomyelitis, avascular necrosis",
  "osteoarthritis, inflammatory arthritis, septic arthritis, gout, avascular necrosis",
  "compression fracture, schmorl node, pathologic fracture",
  "pneumonia, atelectasis, consolidation, opacity, pulmonary edema, pulmonary contusion, aspiration, pulmonary infarct, pulmonary hemorrhage",
  "pulmonary nodule, granuloma, pulmonary mass, scarring",
  "bulla, pneumothorax",
  "pleural effusion, pleural thickening, empyema, hemothorax",
  "interstitial lung disease, pulmonary edema, reticulation",
  "cyst, mass, abscess, hematoma, fluid collection, lymphadenopathy",
  "renal cyst, renal mass, complex renal cyst, angiomyolipoma",
  "hemangioma, metastasis, liver lesion, focal nodular hyperplasia, hepatic adenoma, hepatocellular carcinoma, hepatic cyst, liver abscess",
  "vertebral hemangioma, bone metastasis, bone lesion, bone island",
  "ovarian cyst, ovarian mass, endometrioma, dermoid, tubo-ovarian abscess, hydrosalpinx",
  "breast cyst, breast mass, fibroadenoma, fat necrosis, breast cancer, breast asymmetry, architectural distortion",
  "acute infarct, chronic infarct, lacunar infarct, glioma, demyelination, brain metastasis, small vessel disease, encephalitis",
  "glioma, brain metastasis, meningioma, brain abscess, lymphoma of the brain, brain mass",
  "subdural hematoma, epidural hematoma, extra-axial collection",
  "hydrocephalus, cerebral atrophy",
  "ileus, bowel obstruction, bowel dilatation",
  "colitis, diverticulitis, bowel wall thickening, enteritis, bowel ischemia",
  "disc bulge, disc herniation",
  "discitis, modic change",
  "kidney stone, ureteral stone",
  "thyroid nodule, thyroid cyst, thyroid cancer, parathyroid adenoma",
  "adrenal nodule, adrenal thickening, adrenal metastasis, pheochromocytoma, myelolipoma",
].map(listOf);
