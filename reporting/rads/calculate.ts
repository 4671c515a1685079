import { type Answer, type Answers, type Calculator, type Field, noCategory, type Outcome } from "./calculator.ts";

/** The fields that these answers call for, in order. A field whose question was itself not asked is not asked. */
export function shownFields(calculator: Calculator, answers: Answers): Field[] {
  const shown = new Map<string, Field>();
  for (const field of calculator.fields) {
    const holds = (field.when ?? []).every(({ field: id, is }) => {
      const asked = shown.get(id);
      const given = asked?.kind === "boolean" ? answers[id] === true : answers[id];
      return asked !== undefined && is.some((each) => each === given);
    });
    if (holds) shown.set(field.id, field);
  }
  return [...shown.values()];
}

const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0);

/** Why an answer cannot be used; null where it can. */
function problemOf(field: Field, answer: Answer): string | null {
  const known = (value: unknown) =>
    (field.kind === "choice" || field.kind === "many") && field.choices.some((each) => each.value === value);
  switch (field.kind) {
    case "choice":
      return known(answer) ? null : `${field.label}: “${String(answer)}” is not one of its choices.`;
    case "many": {
      const strange = Array.isArray(answer) ? answer.find((each) => !known(each)) : answer;
      return strange === undefined ? null : `${field.label}: “${String(strange)}” is not one of its choices.`;
    }
    case "number":
      return typeof answer === "number" && answer >= field.min && answer <= field.max
        ? null
        : `${field.label}: a number from ${field.min} to ${field.max} is needed.`;
    case "boolean":
      return typeof answer === "boolean" ? null : `${field.label}: yes or no is needed.`;
  }
}

/**
 * The category that a system's table gives for these answers, with its reasoning; or why it gives none. Pure and total: any
 * answers give an outcome. Answers to questions that are not shown are left out of account.
 */
export function calculate(calculator: Calculator, answers: Answers): Outcome {
  const used: Record<string, Answer> = {};
  const missing: Field[] = [];
  for (const field of shownFields(calculator, answers)) {
    const answer = answers[field.id];
    if (answer === undefined || isEmpty(answer)) {
      if (field.optional !== true && field.kind !== "boolean") missing.push(field);
      continue;
    }
    const problem = problemOf(field, answer);
    if (problem !== null) return noCategory(problem);
    used[field.id] = answer;
  }
  if (missing.length > 0)
    return {
      noCategory: `Still to be answered: ${missing.map((each) => each.label).join("; ")}.`,
      reasoning: [],
      missing: missing.map((each) => each.id),
    };
  const decision = calculator.decide(used);
  return "category" in decision ? { ...decision, source: calculator.source } : decision;
}
