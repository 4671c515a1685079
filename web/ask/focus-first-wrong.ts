/**
 * The first field with a complaint takes the focus, once the complaints are drawn. A group of choices is not marked invalid itself: its
 * complaint stands in the group's wrapper, and its first choice takes the focus.
 */
export function focusFirstWrong(): void {
  const wrong = "main [aria-invalid=true], main :has(> [id$='-error']) [role=radiogroup] input";
  requestAnimationFrame(() => document.querySelector<HTMLElement>(wrong)?.focus());
}
