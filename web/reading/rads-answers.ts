import type { Finding } from "#contract/finding.ts";
import type { Answers, Calculator, NumberField } from "#reporting/rads/calculator.ts";
import { calculators } from "#reporting/rads/calculators.ts";

/** The calculator that a finding's category came from ("ACR TI-RADS 2017: TR4"), by its name and version; null where none did. */
export function calculatorOf(category: string | null): Calculator | null {
  return calculators.find((each) => category?.startsWith(`${each.version}:`)) ?? null;
}

/** The number of a size (mm, longest first) that a field asks for. A mean needs two axes and is given to 0.1 mm. */
function sizeFor(from: NumberField["from"], [long, short]: readonly number[]): number | undefined {
  switch (from) {
    case "longest":
      return long;
    case "shortest":
      return short;
    case "mean":
      return long === undefined || short === undefined ? undefined : Math.round((long + short) * 5) / 10;
    case undefined:
      return undefined;
  }
}

/** What the finding's size answers already. */
export function answersOfSize(calculator: Calculator, size: Finding["size"]): Answers {
  return Object.fromEntries(
    calculator.fields.flatMap((field) => {
      const value = field.kind === "number" ? sizeFor(field.from, size?.millimetres ?? []) : undefined;
      return value === undefined ? [] : [[field.id, value] as const];
    }),
  );
}

/** `text` with `added` below it; as it was where it says so already, null where the field would not hold it. */
export function withText(text: string, added: string, room: number): string | null {
  if (text.includes(added)) return text;
  const joined = text.trim() === "" ? added : `${text.trimEnd()}\n${added}`;
  return joined.length > room ? null : joined;
}
