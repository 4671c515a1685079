import type { SectionName, Statement } from "#contract/statement.ts";
import type { Effect } from "./cues.ts";
import type { Described } from "./describe-mentions.ts";
import type { SentenceReading } from "./read-sentence.ts";

/** What a statement may say beside the finding itself; left out where it does not. */
export type Extras = Pick<Statement, "change" | "count" | "priorMillimetres" | "plane" | "about" | "advice">;

type Change = NonNullable<Statement["change"]>;

/** The first that fits counts: "no change in the enlarging mass" is rare, "not significantly increased" is not. */
const CHANGES: readonly (readonly [Change, RegExp])[] = [
  [
    "unchanged",
    /\b(?:unchanged|stable|stability|no (?:significant |definite |appreciable |substantial |interval )*(?:change|increase|decrease|growth|progression)|not (?:significantly |appreciably )?(?:changed|increased|decreased|grown)|similar|persistent|persists|without (?:significant |interval )*change|as before)\b/i,
  ],
  [
    "resolved",
    /\b(?:resolved|resolution|no longer (?:seen|identified|visuali[sz]ed|present|evident)|cleared|disappeared)\b/i,
  ],
  [
    "smaller",
    /\b(?:decreas\w*|smaller|diminish\w*|improv\w*|resolving|regress\w*|shrunk\w*|less(?:ened| extensive| prominent)|reduced in size)\b/i,
  ],
  [
    "larger",
    /\b(?:increas(?:ed|ing|e) (?:in|from|since|compared)|interval (?:increase|growth|enlargement|progression)|(?:slightly |mildly |markedly |significantly )?increas(?:ed|ing)\b|larger|enlarging|has (?:enlarged|grown|progressed|worsened)|worsen\w*|growing|progress(?:ed|ion|ing)|more extensive)\b/i,
  ],
  [
    "new",
    /\b(?:new|newly|interval (?:development|appearance)|not (?:previously )?seen (?:previously|before|on (?:the )?prior))\b/i,
  ],
];
const COUNTS = new Map(
  "one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, at + 1]),
);
const PLANES: readonly (readonly [NonNullable<Statement["plane"]>, RegExp])[] = [
  ["long axis", /\blong[- ]axis\b/i],
  ["short axis", /\bshort[- ]axis\b/i],
  ["axial", /\baxial\b/i],
  ["coronal", /\bcoronal\b/i],
  ["sagittal", /\bsagittal\b/i],
  ["craniocaudal", /\bcranio-?caudal|\bCC\b|\bSI\b/],
  ["anteroposterior", /\bantero-?posterior|\bAP\b/],
  ["transverse", /\btransverse|\bTR\b|\btrv\b/],
];
const ABOUT: readonly (readonly [NonNullable<Statement["about"]>, readonly Effect[]])[] = [
  ["other-person", ["other-person"]],
  ["history", ["historical", "historical-near"]],
  ["question", ["hypothetical"]],
];

const MAY_CHANGE =
  /chang|stab|similar|persist|resol|longer|clear|disappear|decreas|smaller|diminish|improv|regress|shrunk|less|reduced|increas|interval|larger|enlarg|grow|worsen|progress|extensive|new|before|previously|prior|growth/i;

/** The words about one mention: up to its neighbours, within commas. */
function clauseAround(text: string, { mentions, sentence }: SentenceReading, { mention }: Described): string {
  const at = mentions.findIndex(({ first }) => first === mention.first);
  const from = mentions[at - 1]?.end ?? sentence.start;
  const to = mentions[at + 1]?.start ?? sentence.end;
  return text.slice(from, to);
}

function countOf({ words }: SentenceReading, { mention }: Described): number | null {
  for (let at = mention.first - 1; at >= 0 && at >= mention.first - 5; at -= 1) {
    const count = COUNTS.get(words[at]?.stem ?? "");
    if (count !== undefined && words[at + 1]?.stem !== "of") return count > 1 ? count : null;
  }
  return null;
}

function planeOf(text: string, { sizes, sentence }: SentenceReading): Statement["plane"] | null {
  const size = sizes.find(({ prior }) => !prior);
  if (size === undefined) return null;
  const near = text.slice(Math.max(sentence.start, size.start - 20), Math.min(sentence.end, size.end + 40));
  return PLANES.find(([, pattern]) => pattern.test(near))?.[0] ?? null;
}

function aboutOf({ cues }: SentenceReading, { mention }: Described, section: SectionName): Statement["about"] | null {
  if (mention.assertion.asserted) return section === "indication" ? "question" : null;
  const effects = new Set(cues.flatMap(({ senses }) => senses.map(({ effect }) => effect)));
  return ABOUT.find(([, wanted]) => wanted.some((one) => effects.has(one)))?.[0] ?? null;
}

/** Change since an earlier examination, number, plane and earlier size of a finding, and what it is about when it asserts nothing. */
export function extrasOf(text: string, reading: SentenceReading, described: Described, section: SectionName): Extras {
  const clause = clauseAround(text, reading, described);
  const change = MAY_CHANGE.test(clause) ? (CHANGES.find(([, pattern]) => pattern.test(clause))?.[0] ?? null) : null;
  const count = countOf(reading, described);
  const plane = described.sizeMillimetres === null ? null : planeOf(text, reading);
  const about = aboutOf(reading, described, section);
  return {
    ...(change === null ? {} : { change }),
    ...(count === null ? {} : { count }),
    ...(plane == null ? {} : { plane }),
    ...(described.priorMillimetres === null ? {} : { priorMillimetres: described.priorMillimetres }),
    ...(about == null ? {} : { about }),
  };
}
