/** How a category is introduced: "BI-RADS category: 4A", "Lung-RADS score of 4A", "Bosniak class IIF". */
const link = String.raw`(?:\s*(?:®|v?\d{4}|version\s*\d{4}|v\d(?:\.\d)?|\d\.\d|\d(?:st|nd|rd|th)\s+ed(?:ition|\.)?))?\s*[:=-]?\s*(?:assessment\s*)?(?:final\s*)?(?:assessment|category|cat\.?|score|class(?:ification)?|grade|type|stage|level)?\s*(?:of|is|:|=|-|m\/|#)?\s*`;

function system(name: string, words: string, values: string, flags = "gi"): { name: string; pattern: RegExp } {
  return { name, pattern: new RegExp(String.raw`\b(?:${words})${link}(${values})(?![\p{L}\d]|\.\d)`, `${flags}u`) };
}

/** Reporting and grading systems whose category a report may state. Values are tried longest first. */
export const categoryTable: readonly { name: string; pattern: RegExp }[] = [
  system("Lung-RADS", String.raw`lung[\s-]?rads`, "(?:4A|4B|4X|[0-4])S?"),
  system("BI-RADS", String.raw`bi[\s-]?rads(?:\s+final)?`, "4A|4B|4C|[0-6]"),
  system("TI-RADS", String.raw`(?:acr\s+)?ti[\s-]?rads|TR(?=\s?[1-5]\b)`, "TR\\s?[1-5]|[1-5]"),
  system(
    "LI-RADS",
    String.raw`li[\s-]?rads|LR(?=[\s-]?(?:[1-5M]\b|TIV|NC))`,
    "LR[\\s-]?(?:[1-5M]|TIV|NC)|TIV|NC|[1-5M]",
  ),
  system("PI-RADS", String.raw`pi[\s-]?rads`, "[1-5]"),
  system("O-RADS", String.raw`o[\s-]?rads(?:\s+(?:us|mri))?`, "[0-5]"),
  system("C-RADS", String.raw`c[\s-]?rads`, "C2A|C2B|C[0-4]|E[0-4]"),
  system("CAD-RADS", String.raw`cad[\s-]?rads`, "4A|4B|[0-5]|N(?!\\s*/\\s*a)"),
  system("NI-RADS", String.raw`ni[\s-]?rads`, "2A|2B|[0-4]|[PN]-X"),
  system("Bosniak", "bosniak", "IIF|III|IV|II|I|2F|[1-4]"),
  system("ASPECTS", "ASPECTS?", "10|[0-9]", "g"),
  system("Fazekas", "fazekas", "[0-3]"),
  system("Modic", "modic", "III|II|I|[1-3]"),
  system("Kellgren-Lawrence", String.raw`kellgren[\s-]+(?:and\s+)?lawrence|KL(?=\s+grade)`, "IV|III|II|I|[0-4]"),
  system("Salter-Harris", String.raw`salter[\s-]+harris`, "IV|III|II|I|V|[1-5]"),
  system("Stanford", "stanford", "A|B"),
  system("AAST", "aast", "IV|III|II|I|V|[1-5]"),
];
