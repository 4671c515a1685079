import type { Calculator, Categorised } from "./calculator.ts";

/** What stands in a finding's category: the version with the category, "ACR TI-RADS 2017: TR4". At most 80 characters. */
export function categoryText(calculator: Calculator, { category }: Pick<Categorised, "category">): string {
  return `${calculator.version}: ${category}`;
}

/** The reasoning as lines of a description: the category first, then each step, then the source. */
export function reasoningText(calculator: Calculator, result: Categorised): string {
  return [`${categoryText(calculator, result)}.`, ...result.reasoning, `Source: ${result.source}.`].join("\n");
}
