import fc from "fast-check";
import type { Answer, Answers, Calculator, Field } from "./calculator.ts";

function answer(field: Field): fc.Arbitrary<Answer> {
  switch (field.kind) {
    case "choice":
      return fc.constantFrom(...field.choices.map((each) => each.value));
    case "many":
      return fc.subarray(
        field.choices.map((each) => each.value),
        { minLength: 1 },
      );
    case "boolean":
      return fc.boolean();
    case "number":
      // Most sizes that matter are small; the whole range is tried as well.
      return fc.oneof(
        fc.integer({ min: field.min, max: Math.min(field.max, 40) }),
        fc.integer({ min: field.min * 10, max: field.max * 10 }).map((tenths) => tenths / 10),
      );
  }
}

/** Valid answers to every field, shown or not. Booleans may be left out, as an untouched box is. */
export function validAnswers({ fields }: Calculator): fc.Arbitrary<Answers> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.id, answer(field)])), {
    requiredKeys: fields.filter((field) => field.kind !== "boolean").map((field) => field.id),
  });
}
