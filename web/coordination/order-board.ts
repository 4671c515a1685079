import type { CaseSummary, Stage, Urgency } from "#contract/case.ts";

/** The stages on the board, in the order of the flow; what is over stands apart. */
export const openStages = [
  "draft",
  "gathering",
  "ready",
  "offered",
  "reading",
  "comparing",
  "adjudicating",
  "signed",
  "delivered",
] as const satisfies readonly Stage[];
export const overStages = ["closed", "withdrawn"] as const satisfies readonly Stage[];

export type Age = "fresh" | "soon" | "late";

/** Hours after which a case has stood long enough at its stage to be looked at, and too long. Half for what is urgent. */
const patience: Partial<Record<Stage, readonly [soon: number, late: number]>> = {
  gathering: [72, 168],
  ready: [12, 24],
  offered: [24, 48],
  reading: [48, 96],
  comparing: [24, 48],
  adjudicating: [48, 96],
  signed: [24, 72],
};
const haste: Record<Urgency, number> = { routine: 1, soon: 0.5, urgent: 0.25 };

/** Whether a case stands too long where it is. A draft waits for its asker as long as it likes. */
export function ageOfCase(summary: Pick<CaseSummary, "stage" | "stageSince" | "urgency">, now: Date): Age {
  const limits = patience[summary.stage];
  if (limits === undefined) return "fresh";
  const hours = (now.getTime() - new Date(summary.stageSince).getTime()) / 3_600_000;
  const factor = haste[summary.urgency ?? "routine"];
  if (hours >= limits[1] * factor) return "late";
  return hours >= limits[0] * factor ? "soon" : "fresh";
}

export type BoardFilter = {
  search: string;
  stage: Stage | null;
  urgency: Urgency | null;
  /** Only what asks for a person: late, unopened, with open questions. */
  attention: boolean;
  over: boolean;
};
export const noFilter: BoardFilter = { search: "", stage: null, urgency: null, attention: false, over: false };

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every word is found in the number, the patient's or reader's name, or the body part; accents do not matter. */
function hasWords(summary: CaseSummary, search: string): boolean {
  const text = fold([summary.number, summary.patientName, summary.readerName ?? "", summary.bodyPart ?? ""].join(" "));
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const needsAttention = (summary: CaseSummary, now: Date): boolean =>
  summary.unopenedDelivery ||
  summary.attention.length > 0 ||
  summary.openQuestions > 0 ||
  ageOfCase(summary, now) === "late";

export function filterBoard(cases: readonly CaseSummary[], filter: BoardFilter, now: Date): CaseSummary[] {
  return cases.filter(
    (each) =>
      (filter.over || !overStages.some((stage) => stage === each.stage)) &&
      (filter.stage === null || each.stage === filter.stage) &&
      (filter.urgency === null || each.urgency === filter.urgency) &&
      (!filter.attention || needsAttention(each, now)) &&
      hasWords(each, filter.search),
  );
}

const urgencyRank: Record<Urgency, number> = { urgent: 0, soon: 1, routine: 2 };

/** Urgent before routine; within that, who has waited longest. */
const byNeed = (a: CaseSummary, b: CaseSummary): number =>
  urgencyRank[a.urgency ?? "routine"] - urgencyRank[b.urgency ?? "routine"] ||
  a.stageSince.localeCompare(b.stageSince) ||
  a.number.localeCompare(b.number);

/** The cases by stage, in the order of the flow; empty stages are left out. */
export function groupBoard(cases: readonly CaseSummary[]): { stage: Stage; cases: CaseSummary[] }[] {
  return [...openStages, ...overStages]
    .map((stage) => ({ stage, cases: cases.filter((each) => each.stage === stage).sort(byNeed) }))
    .filter((group) => group.cases.length > 0);
}
