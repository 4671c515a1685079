import { shownText } from "./escape.ts";

/** Text as a value of HL7 v2 (chapter 2.7): delimiters escaped, line breaks as formatting commands. */
export function hl7Text(text: string): string {
  return shownText(text)
    .replace(/[\\|^&~]/g, (sign) => escapes[sign] ?? sign)
    .replace(/\n/g, "\\.br\\")
    .replace(/\t/g, " ");
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\E\\",
  "|": "\\F\\",
  "^": "\\S\\",
  "&": "\\T\\",
  "~": "\\R\\",
};

/** A time as DTM to the second, in UTC (HL7 v2.5.1 section 2.A.22). */
export function hl7Time(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-T:]/g, "")}+0000`;
}

/** A segment of fields; empty ones at the end are left out. */
export function hl7Segment(name: string, fields: readonly string[]): string {
  return [name, ...fields].join("|").replace(/\|+$/, "");
}
