/** "*" and "?" of DICOM (PS3.4 section C.2.2.2.4) as "%" and "_" of SQL. */
export function likeOf(pattern: string): string {
  return pattern
    .replace(/[\\%_]/g, "\\$&")
    .replaceAll("*", "%")
    .replaceAll("?", "_");
}
