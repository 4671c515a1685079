const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * What a page may show of a text: no control characters (XML 1.0 section 2.2 forbids most), no half characters, and none of the marks
 * that reorder text, by which a sentence could be made to read as another (Unicode Technical Report 36 section 2.4).
 */
export function shownText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, "\ufffd")
    .replace(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
}

/** Text for element content or a quoted attribute of HTML, XHTML and XML. */
export function escapeMarkup(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
