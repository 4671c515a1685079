import { blindTags, isBlindGroup } from "./blind-attributes.ts";
import { isPrivate } from "./dictionary.ts";
import { type DicomElement, type DicomJson, items, text, texts } from "./json.ts";
import { isSecondaryCapture, shownClasses, withheldClasses, withheldModalities } from "./withheld-classes.ts";

/** Conversion types that digitise a picture and nothing else, PS3.3 section C.8.6.1: a film or a video signal. */
const picturesOnly = new Set(["DF", "DV", "DI"]);

function classReason(sopClassUid: string): string | null {
  if (shownClasses.has(sopClassUid)) return null;
  const entry = withheldClasses.find(({ uid }) =>
    uid.endsWith(".") ? sopClassUid.startsWith(uid) : sopClassUid === uid,
  );
  if (entry !== undefined) return entry.reason;
  return sopClassUid.startsWith("1.2.840.10008.")
    ? null
    : "A kind of object of one manufacturer, whose content is not known.";
}

function captureReason(json: DicomJson, sopClassUid: string): string | null {
  const kinds = texts(json, "00080008").map((kind) => kind.trim().toUpperCase().replaceAll("_", " "));
  if (
    kinds.some(
      (kind) => kind === "SCREEN SAVE" || kind === "CAD" || kind.startsWith("CAD ") || kind.includes("AI RESULT"),
    )
  ) {
    return "A saved screen or a computer's result: it may carry marks of an earlier reading.";
  }
  if (!isSecondaryCapture(sopClassUid)) return null;
  if (picturesOnly.has(text(json, "00080064").trim())) return null;
  return "A captured picture (secondary capture): it may carry an earlier reading. A coordinator can release it.";
}

/**
 * Why a blind reader may not have this object, as a sentence for the coordinator; null where it may be shown. A coordinator can
 * release a series; until then what may carry a reading stays closed.
 */
export function withheldReason(json: DicomJson, sopClassUid: string): string | null {
  const uid = sopClassUid.trim();
  const modality = text(json, "00080060").trim().toUpperCase();
  return classReason(uid) ?? withheldModalities[modality] ?? captureReason(json, uid);
}

function isWithheld(tag: string, element: DicomElement): boolean {
  // UN is kept from the reader as well: what could not be understood could not be checked.
  return blindTags.has(tag) || isBlindGroup(tag) || isPrivate(tag) || element.vr === "UN";
}

/**
 * The data set without what can name a diagnosis or a first reader, nested sequences included: the attributes of
 * blind-attributes.ts, private elements, overlays and curves. The argument is left as it is.
 */
export function blindMetadata(json: DicomJson): DicomJson {
  const result: DicomJson = {};
  for (const [tag, element] of Object.entries(json)) {
    if (isWithheld(tag, element)) continue;
    result[tag] =
      element.vr === "SQ" && element.Value ? { vr: "SQ", Value: items(json, tag).map(blindMetadata) } : element;
  }
  return result;
}
