import type { DicomElement, DicomJson } from "./json.ts";

/**
 * What was written as DICOM JSON and comes back from the store, which knows it as any JSON. Each element is looked at, its values
 * are trusted: we wrote them.
 * @throws TypeError where it is no DICOM JSON
 */
export function asDicomJson(stored: unknown): DicomJson {
  if (typeof stored !== "object" || stored === null) throw new TypeError("no DICOM JSON");
  return Object.fromEntries(
    Object.entries(stored).map(([tag, element]: [string, unknown]) => {
      if (!isElement(element)) throw new TypeError(`no DICOM JSON element: ${tag}`);
      return [tag, element];
    }),
  );
}

function isElement(value: unknown): value is DicomElement {
  return typeof value === "object" && value !== null && "vr" in value && typeof value.vr === "string";
}
