import type { BundleProblem, BundleVerdict } from "./verify-bundle.ts";

const shown = 50;

/** A verdict as text for a terminal; the first line is the answer. Ends with a line break. */
export function printVerdict(verdict: BundleVerdict): string {
  const answer = verdict.sound
    ? "SOUND: nothing was changed, removed, added or reordered."
    : `NOT SOUND: ${counted(verdict.problems.length, "thing is", "things are")} wrong.`;
  const lines = [
    answer,
    "",
    `Case      ${verdict.caseNumber ?? "unknown"}`,
    `Exported  ${verdict.exportedAt ?? "unknown"}`,
    `Files     ${verdict.files} (${verdict.bytes} bytes), each compared with the manifest`,
    `Events    ${verdict.events}, each link of the chain followed`,
    `Head      ${verdict.head ?? "none"}`,
    ...section("Wrong:", verdict.problems),
    ...section("To know:", verdict.warnings),
  ];
  if (verdict.sound)
    lines.push("", "Compare the head with the one you were given by another way: it guards the end of the chain.");
  return `${lines.join("\n")}\n`;
}

function section(title: string, problems: readonly BundleProblem[]): string[] {
  if (problems.length === 0) return [];
  const more = problems.length - shown;
  const lines = problems.slice(0, shown).map(({ message }) => `  - ${printable(message)}`);
  return ["", title, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])];
}

/** Names in a bundle come from outside: nothing in them may steer the terminal (ISO/IEC 6429 control characters, bidi marks). */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
