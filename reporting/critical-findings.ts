import type { Finding } from "#contract/finding.ts";
import type { CriticalCategory, CriticalEntry, CriticalFinding } from "#contract/follow-up.ts";
import { describeFinding } from "./describe-finding.ts";

/**
 * The list an organisation starts from, to be set by each for itself. The categories are those of the ACR Actionable Reporting Work
 * Group (Larson et al., JACR 2014): 1 within minutes, 2 within hours, 3 within days; the items are common ones of radiology.
 */
export const defaultCriticalFindings: readonly CriticalEntry[] = [
  ...entries(1, [
    "tension pneumothorax",
    "intracranial haemorrhage",
    "intracranial hemorrhage",
    "subdural haematoma",
    "subdural hematoma",
    "epidural haematoma",
    "epidural hematoma",
    "subarachnoid haemorrhage",
    "subarachnoid hemorrhage",
    "large vessel occlusion",
    "brain herniation",
    "aortic dissection",
    "ruptured aneurysm",
    "pulmonary embolism",
    "free air",
    "pneumoperitoneum",
    "portal venous gas",
    "bowel ischaemia",
    "bowel ischemia",
    "unstable fracture",
    "cord compression",
    "cauda equina compression",
    "ectopic pregnancy",
    "testicular torsion",
    "ovarian torsion",
    "tube in the airway",
    "active bleeding",
    "active extravasation",
  ]),
  ...entries(2, [
    "pneumothorax",
    "abscess",
    "appendicitis",
    "cholecystitis",
    "deep vein thrombosis",
    "bowel obstruction",
    "acute fracture",
    "cavernous sinus thrombosis",
    "venous sinus thrombosis",
    "obstructing ureteral stone",
    "spinal infection",
    "discitis",
  ]),
  ...entries(3, [
    "suspicious for malignancy",
    "suspicious for cancer",
    "suspicious mass",
    "lung mass",
    "aortic aneurysm",
    "renal mass",
    "pathological fracture",
    "pathologic fracture",
  ]),
];

function entries(category: CriticalCategory, terms: readonly string[]): CriticalEntry[] {
  return terms.map((term) => ({ term, category }));
}

/** Findings at RADS categories that are told within days, whatever their words. */
const suspiciousCategory = /^(?:BI-RADS [56]|Lung-RADS 4[BX]|PI-RADS 5|LI-RADS 5|LR-5|TR5|ACR TI-RADS 5)/i;

/**
 * Which findings must be told by word of mouth: those that the list names, those the reader graded as critical (category 1 where the
 * list names no other), and those in a category that is all but cancer. What is denied or only possible to exclude is not among them.
 */
export function findCritical(findings: readonly Finding[], list: readonly CriticalEntry[]): CriticalFinding[] {
  return findings
    .filter((finding) => finding.presence === "present" && finding.certainty !== "unlikely")
    .flatMap((finding) => {
      const entry = strictest(finding, list);
      const graded = finding.severity === "critical";
      const suspicious = suspiciousCategory.test(finding.category ?? "");
      if (entry === null && !graded && !suspicious) return [];
      return [
        {
          findingId: finding.id,
          finding: describeFinding(finding).slice(0, 500),
          category: entry?.category ?? (graded ? 1 : 3),
          term: entry?.term ?? null,
        },
      ];
    });
}

function strictest(finding: Finding, list: readonly CriticalEntry[]): CriticalEntry | null {
  const text = plain(`${finding.observation} ${finding.anatomy}`);
  const inText = list.filter(
    (entry) => holds(text, plain(entry.term)) || holds(plain(finding.description), plain(entry.term), true),
  );
  return inText.toSorted((a, b) => a.category - b.category || b.term.length - a.term.length)[0] ?? null;
}

/** The term as whole words; in free text not where the sentence denies it. */
function holds(text: string, term: string, free = false): boolean {
  const at = ` ${text} `.indexOf(` ${term} `);
  if (at < 0) return false;
  return (
    !free ||
    !/ (?:no|not|without|excluded?|rather than|resolved|history of) (?:\S+ ){0,4}$/.test(` ${text} `.slice(0, at + 1))
  );
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
