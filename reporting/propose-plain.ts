import type { CaseRequest, Reason } from "#contract/case.ts";
import type { Agreement, ComparisonContent, Pair } from "#contract/comparison.ts";
import type { Finding, ReadingContent } from "#contract/finding.ts";
import type { PlainAccount, PlainLine } from "#contract/opinion.ts";
import type { Statement } from "#contract/statement.ts";
import { upperFirst } from "./describe-finding.ts";
import { plainFinding, plainSizes, plainStatement } from "./plain-finding.ts";
import { inPlainWords } from "./plain-terms.ts";

export type PlainInput = {
  request: CaseRequest;
  reading: ReadingContent;
  /** Null where there was no first report to compare with. */
  comparison: ComparisonContent | null;
};

/**
 * A first wording of the patient's account, in short sentences and lay words. Each line names what it rests on. It is a proposal: the
 * radiologist edits it and approves each word by signing.
 */
export function proposePlainAccount({ request, reading, comparison }: PlainInput): PlainAccount {
  const pairs = comparison?.pairs ?? [];
  const lineOf = (pair: Pair) => pairLine(pair, reading, comparison);
  const compared = new Set(pairs.map(({ findingId }) => findingId));
  const alone = reading.findings.filter(
    ({ id, presence }) => !compared.has(id) && (comparison === null || presence === "present"),
  );
  const aloneLines = alone.map((finding) =>
    findingLine(`${ours(comparison)} ${plainFinding(finding)}.`, finding, reading, []),
  );
  const agreed = pairs.filter(({ agreement }) => agreement === "agree").flatMap(lineOf);
  const differing = pairs.filter(({ agreement }) => agreement !== "agree").flatMap(lineOf);
  return {
    answer: plainAnswer(reading, comparison),
    agreements: (comparison === null ? aloneLines : agreed).slice(0, 100),
    differences: (comparison === null ? [] : [...differing, ...aloneLines]).slice(0, 100),
    whyReadingsDiffer: [...new Set(differences(pairs).map(({ agreement }) => why[agreement]))].join(" "),
    changes: gathered(differences(pairs), ({ changes }) => changes),
    askNext: questionsToAsk(request.reason, reading, differences(pairs)),
    notKnown: notKnown(reading),
  };
}

type Difference = Pair & { agreement: Exclude<Agreement, "agree"> };

function differences(pairs: readonly Pair[]): Difference[] {
  return pairs.filter((pair): pair is Difference => pair.agreement !== "agree");
}

function ours(comparison: ComparisonContent | null): string {
  return comparison === null ? "Our doctor sees" : "Our doctor also sees";
}

/** How such a difference comes about, in general: the reasons in the comparison are written for doctors. */
const why: Record<Exclude<Agreement, "agree">, string> = {
  refined: "One report can say more than another.",
  "missed-by-first": "Small or faint signs are easy to miss.",
  "not-confirmed": "Some signs look like an illness and are none.",
  "side-or-level": "Left and right, or one place and the next, can be mixed up when a report is written.",
  measurement: "Two doctors do not measure in quite the same place.",
  category: "Two doctors can weigh the same sign in two ways.",
  recommendation: "Two doctors can advise two ways for the same sign.",
  certainty: "Two doctors can be more or less sure of the same sign.",
};

type Sides = { seen: string; said: string; finding: Finding | undefined; statement: Statement | undefined };

/** One sentence or two for each way in which two readings can stand to each other. */
const sentence: Record<Agreement, (sides: Sides) => string> = {
  agree: ({ seen }) => `Both doctors see ${seen}.`,
  refined: ({ seen }) => `Both doctors see ${seen}. Our reading says more about it.`,
  "missed-by-first": ({ seen, statement }) =>
    statement === undefined
      ? `Our doctor sees ${seen}. The first report does not speak of it.`
      : `Our doctor sees ${seen}. The first report says: “${wordForWord(statement)}”.`,
  "not-confirmed": ({ said, statement }) =>
    statement?.negated === true
      ? `The first report says there is ${said}. Our doctor does not agree.`
      : `The first report tells of ${said}. Our doctor does not see it.`,
  "side-or-level": ({ seen, said }) =>
    `The two readings name different places. The first report says: ${said}. Our doctor sees ${seen}.`,
  measurement: ({ seen, finding, statement }) => `Both doctors see ${seen}. ${plainSizes(finding, statement)}`,
  category: ({ seen }) => `Both doctors see ${seen}. They do not agree on how much it matters.`,
  certainty: ({ seen }) => `Both doctors speak of ${seen}. They are not equally sure of it.`,
  // Says nothing of who sees what: that is another point's matter, and the finding may be one that only we see.
  recommendation: ({ finding, statement }) =>
    ["The two doctors do not advise the same next step.", firstAdvice(statement), ourAdvice(finding)]
      .filter((each) => each !== "")
      .join(" "),
};

function firstAdvice(statement: Statement | undefined): string {
  return statement === undefined
    ? "The first report advises none."
    : `The first report says: “${wordForWord(statement)}”.`;
}

/** As a quotation has to be: no lay words put into it. */
function wordForWord({ text }: Statement): string {
  return text.trim().replace(/[.\s]+$/, "");
}

function ourAdvice(finding: Finding | undefined): string {
  const advice = inPlainWords(finding?.recommendation.trim().replace(/[.\s]+$/, "") ?? "");
  return advice === "" ? "" : `Our doctor advises: ${advice}.`;
}

function pairLine(pair: Pair, reading: ReadingContent, comparison: ComparisonContent | null): PlainLine[] {
  const finding = reading.findings.find(({ id }) => id === pair.findingId);
  const statement = comparison?.statements.find(({ id }) => id === pair.statementId);
  if (finding === undefined && statement === undefined) return [];
  const said = statement === undefined ? "something else" : plainStatement(statement);
  const seen = finding === undefined ? said : plainFinding(finding);
  const text = sentence[pair.agreement]({ seen, said, finding, statement });
  if (finding !== undefined) return [findingLine(text, finding, reading, [pair.id])];
  return [{ text: text.slice(0, 1000), findingIds: [], pairIds: [pair.id], picture: null, markIds: [] }];
}

function findingLine(text: string, finding: Finding, reading: ReadingContent, pairIds: string[]): PlainLine {
  const marks = reading.marks.filter(({ id }) => finding.markIds.includes(id));
  const picture = marks[0]?.image ?? finding.images[0] ?? null;
  return {
    text: text.slice(0, 1000),
    findingIds: [finding.id],
    pairIds,
    picture,
    markIds: marks.filter(({ image }) => sameFrame(image, picture)).map(({ id }) => id),
  };
}

function sameFrame(a: PlainLine["picture"], b: PlainLine["picture"]): boolean {
  return a?.sopInstanceUid === b?.sopInstanceUid && a?.frameNumber === b?.frameNumber;
}

function plainAnswer(reading: ReadingContent, comparison: ComparisonContent | null): string {
  const differing = differences(comparison?.pairs ?? []);
  const major = differing.filter(({ significance }) => significance === "major").length;
  if (reading.adequacy?.answerable === "no") return "These images cannot answer your question. Below we say why.";
  const first = inPlainWords(reading.impression.split(/\n+/)[0]?.trim() ?? "");
  if (comparison === null) return `We looked at your images. ${first}`.trim();
  if (differing.length === 0) return `The second reading agrees with the first one. ${first}`.trim();
  const points = differing.length === 1 ? "one point" : `${differing.length} points`;
  const weight = major > 0 ? "This may change what happens next." : "This is not likely to change your care.";
  return `The second reading differs from the first one in ${points}. ${weight} ${first}`.trim();
}

function gathered(pairs: readonly Pair[], part: (pair: Pair) => string): string {
  const texts = new Set(pairs.map((pair) => inPlainWords(part(pair).trim())).filter((text) => text !== ""));
  return [...texts]
    .map((text) => (/[.!?]$/.test(text) ? upperFirst(text) : `${upperFirst(text)}.`))
    .join(" ")
    .slice(0, 2000);
}

const askByReason: Record<Reason, string> = {
  "uncertain-diagnosis": "What do I have, and how sure are we now?",
  "critical-decision": "Does this change the treatment that is planned?",
  "symptoms-do-not-fit": "Does this explain what I feel? If not, what else could?",
  "quality-or-legal-review": "What does this mean for my case, and who will look at it next?",
};

function questionsToAsk(reason: Reason, reading: ReadingContent, differing: readonly Pair[]): string[] {
  const advised =
    reading.recommendation.trim() !== "" || reading.findings.some(({ recommendation }) => recommendation.trim() !== "");
  return [
    askByReason[reason],
    ...(differing.some(({ significance }) => significance === "major")
      ? ["The two readings differ. Which one do we act on, and why?"]
      : []),
    ...(advised ? ["What test or visit comes next, and when?"] : []),
    "What signs mean that I should call you or go to a hospital at once?",
  ];
}

function notKnown(reading: ReadingContent): string {
  const unsure = reading.findings.filter(
    ({ presence, certainty }) => presence === "present" && (certainty === "possible" || certainty === "unlikely"),
  );
  const limits =
    reading.adequacy === null || reading.adequacy.answerable === "yes"
      ? ""
      : inPlainWords(reading.adequacy.note.trim());
  const lines = [
    ...unsure.map((finding) => `The images do not show for sure if there is ${plainFinding(finding, "bare")}.`),
    limits,
  ];
  return lines
    .filter((line) => line !== "")
    .join(" ")
    .slice(0, 2000);
}
