/** One of the answers to a question; a table that goes by it hangs its columns (points, category) on the same row. */
export type Choice = { value: string; label: string };

/** A field is shown when every one of its conditions holds. */
export type Condition = { field: string; is: readonly (string | boolean)[] };

type Common = {
  id: string;
  label: string;
  help?: string;
  when?: readonly Condition[];
  /** The calculator can do without it. */
  optional?: true;
};

/** One of a few. */
export type ChoiceField<C extends Choice = Choice> = Common & { kind: "choice"; choices: readonly C[] };
/** Any number of a few; where it is not optional, at least one. */
export type ManyField<C extends Choice = Choice> = Common & { kind: "many"; choices: readonly C[] };
export type NumberField = Common & {
  kind: "number";
  unit: string;
  min: number;
  max: number;
  /** Where the finding has a size, which number of it belongs here. */
  from?: "longest" | "shortest" | "mean";
};
/** Yes, or not: an untouched box is a no. */
export type BooleanField = Common & { kind: "boolean" };

/** A question of a calculator, as data, so that one form can show any of them. */
export type Field = ChoiceField | ManyField | NumberField | BooleanField;

export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer | undefined>>;

export type Categorised = {
  /** As the system writes it: "TR4", "4A", "IIF". */
  category: string;
  /** Where the system counts: points. */
  score?: number;
  /** Each step, with the row of the table that it went by. */
  reasoning: readonly string[];
  recommendation?: string;
  source: string;
};

export type NotCategorised = {
  /** Why there is none. The table has no row, the system does not apply, or an answer is missing: nothing is guessed. */
  noCategory: string;
  reasoning: readonly string[];
  /** Ids of the fields that still need an answer. */
  missing: readonly string[];
};

export type Outcome = Categorised | NotCategorised;

/** What a calculator's own table says; the source is added by `calculate`. */
export type Decision = Omit<Categorised, "source"> | NotCategorised;

export type Calculator = {
  id: string;
  /** What is categorised, for the list: "Thyroid nodule (ultrasound)". */
  title: string;
  /** Name and version, stored with each category: "ACR TI-RADS 2017". */
  version: string;
  source: string;
  fields: readonly Field[];
  /** Goes by the table. Gets the answers of shown fields alone, each of them valid. */
  decide: (answers: Answers) => Decision;
};

export const noCategory = (why: string, reasoning: readonly string[] = []): NotCategorised => ({
  noCategory: why,
  reasoning,
  missing: [],
});

export const hasCategory = (outcome: Outcome): outcome is Categorised => "category" in outcome;
