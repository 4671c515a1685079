import type { Answers, BooleanField, Choice, ChoiceField, Condition, ManyField, NumberField } from "./calculator.ts";

type More = { help?: string; when?: readonly Condition[]; optional?: true };

export const choice = <const C extends Choice>(
  id: string,
  label: string,
  choices: readonly C[],
  more: More = {},
): ChoiceField<C> => ({ kind: "choice", id, label, choices, ...more });

export const many = <const C extends Choice>(
  id: string,
  label: string,
  choices: readonly C[],
  more: More = {},
): ManyField<C> => ({ kind: "many", id, label, choices, ...more });

export const flag = (id: string, label: string, more: More = {}): BooleanField => ({
  kind: "boolean",
  id,
  label,
  ...more,
});

type NumberMore = More & Pick<NumberField, "from">;

/** A length in millimetres, 0 to 500. */
export const millimetres = (id: string, label: string, more: NumberMore = {}): NumberField => ({
  kind: "number",
  id,
  label,
  unit: "mm",
  min: 0,
  max: 500,
  ...more,
});

export const number = (
  id: string,
  label: string,
  range: { unit: string; min: number; max: number },
  more: NumberMore = {},
): NumberField => ({ kind: "number", id, label, ...range, ...more });

/** The condition that a field's answer is one of these. */
export const when = (field: { id: string }, ...is: readonly (string | boolean)[]): Condition => ({
  field: field.id,
  is,
});

/** The row that was chosen, with all its columns. */
export function pick<C extends Choice>(field: ChoiceField<C>, answers: Answers): C | undefined {
  return field.choices.find((each) => each.value === answers[field.id]);
}

/** The rows that were ticked, in the order of the table whatever the order of ticking. */
export function pickAll<C extends Choice>(field: ManyField<C>, answers: Answers): C[] {
  const ticked = answers[field.id];
  return Array.isArray(ticked) ? field.choices.filter((each) => ticked.includes(each.value)) : [];
}

export function amount(field: NumberField, answers: Answers): number | undefined {
  const given = answers[field.id];
  return typeof given === "number" ? given : undefined;
}

export const isOn = (field: BooleanField, answers: Answers): boolean => answers[field.id] === true;
