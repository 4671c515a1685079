import type { CaseRequest, ChecklistItem } from "#contract/case.ts";

/** What has come in for a case. */
export type Gathered = {
  request: CaseRequest | null;
  /** Studies in the case that are not removed; `identity` as it stands. */
  studies: readonly { identity: "matches" | "asked" | "confirmed"; modalities: readonly string[]; instances: number }[];
  /** Sentences about series with gaps, doubles or damage. */
  sliceWarnings: readonly string[];
  refusedFiles: number;
  firstReport: "none" | "readable" | "not-readable";
};

/** What the case still needs, item by item, in sentences for a person. Computed anew each time it is asked for. */
export function checklist(gathered: Gathered): ChecklistItem[] {
  return [
    request(gathered),
    consent(gathered),
    images(gathered),
    identity(gathered),
    slices(gathered),
    firstReport(gathered),
    unreadable(gathered),
  ];
}

/** The items that keep a case from being complete unless a coordinator accepts them as missing. */
export function openItems(items: readonly ChecklistItem[]): ChecklistItem[] {
  return items.filter((item) => item.state === "missing" || item.state === "question");
}

function request({ request }: Gathered): ChecklistItem {
  return request === null
    ? { item: "request", state: "missing", note: "The request has not been submitted yet." }
    : { item: "request", state: "done", note: "The question is asked and the request submitted." };
}

function consent({ request }: Gathered): ChecklistItem {
  return request === null
    ? { item: "consent", state: "missing", note: "Consent is given when the request is submitted." }
    : {
        item: "consent",
        state: "done",
        note: `Given by ${request.consent.acceptedBy}, text ${request.consent.version}.`,
      };
}

function images({ request, studies }: Gathered): ChecklistItem {
  if (studies.length === 0) return { item: "images", state: "missing", note: "No images have arrived yet." };
  const count = studies.reduce((sum, study) => sum + study.instances, 0);
  const wanted = request?.modality;
  const kinds = new Set(studies.flatMap((study) => study.modalities));
  // Plain X-ray comes under two names (PS3.3 C.7.3.1.1.1): computed and digital radiography.
  const has =
    wanted === undefined ||
    kinds.has(wanted) ||
    (wanted === "CR" && kinds.has("DX")) ||
    (wanted === "DX" && kinds.has("CR"));
  if (!has) {
    return {
      item: "images",
      state: "question",
      note: `The request speaks of ${wanted}, but only ${[...kinds].join(", ")} arrived.`,
    };
  }
  const noun = studies.length === 1 ? "study" : "studies";
  return {
    item: "images",
    state: "done",
    note: `${studies.length} ${noun} with ${count} ${count === 1 ? "image" : "images"}.`,
  };
}

function identity({ studies }: Gathered): ChecklistItem {
  if (studies.length === 0) return { item: "identity", state: "missing", note: "Checked when images arrive." };
  const asked = studies.filter((study) => study.identity === "asked").length;
  return asked > 0
    ? {
        item: "identity",
        state: "question",
        note: `${asked === 1 ? "One study seems" : `${asked} studies seem`} to belong to another patient.`,
      }
    : {
        item: "identity",
        state: "done",
        note: "The images bear the patient's name and birth date, or a person has confirmed them.",
      };
}

function slices({ studies, sliceWarnings }: Gathered): ChecklistItem {
  if (studies.length === 0) return { item: "slices", state: "missing", note: "Checked when images arrive." };
  return sliceWarnings.length > 0
    ? { item: "slices", state: "question", note: sliceWarnings.slice(0, 3).join(" ") }
    : { item: "slices", state: "done", note: "No gaps were found in the series." };
}

function firstReport({ request, firstReport }: Gathered): ChecklistItem {
  switch (firstReport) {
    case "readable":
      return { item: "first-report", state: "done", note: "The first report is here and can be read." };
    case "not-readable":
      return {
        item: "first-report",
        state: "question",
        note: "The first report is here, but its text must be typed by a person.",
      };
    case "none":
      return request !== null && request.firstReading.radiologist === "" && request.firstReading.institution === ""
        ? {
            item: "first-report",
            state: "missing",
            note: "No first report yet. If none exists, the coordinator can accept that.",
          }
        : { item: "first-report", state: "missing", note: "The first report has not arrived yet." };
  }
}

function unreadable({ refusedFiles }: Gathered): ChecklistItem {
  return refusedFiles === 0
    ? { item: "unreadable-files", state: "done", note: "Every file could be read." }
    : {
        item: "unreadable-files",
        state: "not-needed",
        note: `${refusedFiles} ${refusedFiles === 1 ? "file was" : "files were"} refused; each with its reason in the list of files.`,
      };
}
