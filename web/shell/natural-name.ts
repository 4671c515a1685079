/** A name as people say it: "Helga Brandt" for "Brandt, Helga". Lists that are ordered by family names keep the other way. */
export function naturalName(listed: string): string {
  const [family = "", ...given] = listed.split(", ");
  return [...given, family].filter((part) => part !== "").join(" ");
}
