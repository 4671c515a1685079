import { categoryLadders } from "./rules.ts";

function parse(category: string): { system: string; value: string } {
  const at = category.lastIndexOf(" ");
  return { system: category.slice(0, at), value: category.slice(at + 1) };
}

function rung(system: string, value: string): number | null {
  const steps = (categoryLadders[system] ?? "").split("|").map((step) => step.trim().split(" "));
  const at = steps.findIndex((step) => step.includes(value) || step.includes(value.replace(/S$/, "")));
  return at === -1 ? null : at;
}

/**
 * How two categories, written the one way ("BI-RADS 4A"), stand to each other: the same, a difference that changes nothing in what is
 * done, or one across a threshold of management. Categories of two systems cannot be compared.
 */
export function categoryStep(one: string, other: string): "same" | "within" | "across" | "incomparable" {
  if (one === other) return "same";
  const [a, b] = [parse(one), parse(other)];
  if (a.system !== b.system) return "incomparable";
  const [from, to] = [rung(a.system, a.value), rung(b.system, b.value)];
  return from !== null && from === to ? "within" : "across";
}
