import type { OpinionContent } from "#contract/opinion.ts";
import { dcm, type FhirPart, type JsonObject, refer } from "./fhir-part.ts";
import { type ImageUse, imageUses } from "./image-uses.ts";
import { isoDay } from "./labels.ts";

/** One ImagingStudy for each study that was read, and for each that a finding points at although it is not listed. */
export function studyParts(content: OpinionContent): FhirPart[] {
  const uses = imageUses(content);
  return studyUids(content).map((uid) => {
    const study = content.studies.find(({ studyInstanceUid }) => studyInstanceUid === uid);
    // What stands in received files may be no code at all (Modality is CS, PS3.5 section 6.2).
    const modalities = (study?.modalities ?? []).filter((code) => /^[A-Z0-9_]{1,16}$/.test(code));
    return {
      key: studyKey(uid),
      resource: {
        resourceType: "ImagingStudy",
        identifier: [{ system: "urn:dicom:uid", value: `urn:oid:${uid}` }],
        status: "available",
        subject: refer(content, "patient"),
        started: isoDay(study?.studyDate ?? null) ?? undefined,
        modality: modalities.map((code) => ({ system: dcm, code })),
        numberOfInstances: study?.instances,
        description: study?.description,
        series: seriesOf(
          uses.filter(({ image }) => image.studyInstanceUid === uid),
          modalities,
        ),
      },
    };
  });
}

export function studyKey(studyInstanceUid: string): string {
  return `study/${studyInstanceUid}`;
}

export function studyUids(content: OpinionContent): string[] {
  const listed = content.studies.map(({ studyInstanceUid }) => studyInstanceUid);
  return [...new Set([...listed, ...imageUses(content).map(({ image }) => image.studyInstanceUid)])];
}

/** The series and instances that a finding or mark points at, not the whole study. */
function seriesOf(uses: readonly ImageUse[], modalities: readonly string[]): JsonObject[] {
  const [modality = "OT", ...others] = modalities;
  return [...Map.groupBy(uses, ({ image }) => image.seriesInstanceUid)].map(([uid, members]) => ({
    uid,
    // A series has one modality; which one is not in the model where the study has several.
    modality: { system: dcm, code: others.length === 0 ? modality : "OT" },
    instance: members.map(({ image, frames, findings }) => ({
      uid: image.sopInstanceUid,
      sopClass: { system: "urn:ietf:rfc:3986", code: `urn:oid:${image.sopClassUid}` },
      title: `${findings.length === 0 ? "Mark" : `Finding ${findings.join(", ")}`}; frame ${frames.join(", ")}`,
    })),
  }));
}
