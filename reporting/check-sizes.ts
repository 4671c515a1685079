import type { OpinionContent } from "#contract/opinion.ts";

/** Rounding allowed between a text and a measurement, millimetres. */
const tolerance = 0.51;

/** Sizes that a text gives and nothing measured or compared bears out; as sentences. */
export function findUnmeasuredSizes(content: OpinionContent): string[] {
  const known = knownMillimetres(content);
  const texts: [string, string][] = [
    ["The impression", content.impression],
    ["The answer", content.answer],
    ["The patient's answer", content.plain.answer],
    ...content.findings.map(({ description, observation }): [string, string] => [
      `The description of “${observation}”`,
      description,
    ]),
    ...[...content.plain.agreements, ...content.plain.differences].map(({ text }): [string, string] => [
      "The patient's account",
      text,
    ]),
  ];
  const warnings = texts.flatMap(([where, text]) =>
    sizesIn(text)
      .filter(({ millimetres }) => !known.some((value) => Math.abs(value - millimetres) <= tolerance))
      .map(({ said }) => `${where} gives a size of ${said} that no finding or mark has.`),
  );
  return [...new Set(warnings)];
}

function knownMillimetres(content: OpinionContent): number[] {
  const measured = content.marks.flatMap(({ values }) =>
    values.flatMap(({ unit, value }) => (unit === "mm" ? [value] : unit === "cm" ? [value * 10] : [])),
  );
  const compared = content.points.flatMap(({ firstReading }) =>
    sizesIn(firstReading).map(({ millimetres }) => millimetres),
  );
  return [...content.findings.flatMap(({ size }) => size?.millimetres ?? []), ...measured, ...compared];
}

/** Sizes in a text: "8 mm", "1.2 x 0.8 cm" (each number of a product), decimal comma allowed. */
export function sizesIn(text: string): { said: string; millimetres: number }[] {
  const product = /(\d+(?:[.,]\d+)?(?:\s*(?:mm|cm)?\s*[x×]\s*\d+(?:[.,]\d+)?)*)\s*(mm|cm)(?![²2³3\p{L}])/giu;
  return [...text.matchAll(product)]
    .filter((found) => !isLimit(text, found))
    .flatMap(([, numbers = "", unit = ""]) =>
      numbers.split(/[x×]/i).map((number) => {
        const value = Number.parseFloat(number.trim().replace(",", "."));
        return {
          said: `${number.replace(/mm|cm/i, "").trim()} ${unit}`,
          millimetres: unit.toLowerCase() === "cm" ? value * 10 : value,
        };
      }),
    );
}

/** "Below 10 mm" and "1 mm slices" are no size of a finding. */
function isLimit(text: string, found: RegExpExecArray): boolean {
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return (
    /(?:below|under|than|to|above|over|within|[<>≤≥])\s*$/i.test(before) ||
    /^[- ]*(?:slices?|sections?|steps?|thick)\b/i.test(after)
  );
}
