/**
 * A DICOM person name (PS3.5 6.2.1: family^given^middle^prefix^suffix, other alphabets after "=") as people write it: "Testmann, Erika".
 */
export function personName(value: string): string {
  const [family = "", ...others] = (value.split("=")[0] ?? "").split("^").map((part) => part.trim());
  return [family, others.filter((part) => part !== "").join(" ")].filter((part) => part !== "").join(", ");
}
