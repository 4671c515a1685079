import { type SampleElement, sampleFile } from "#dicom/sample-file.ts";

export type SliceSpec = {
  study?: string;
  series?: string;
  sop: string;
  number?: number;
  name?: string;
  patientId?: string;
  birthDate?: string;
  more?: readonly SampleElement[];
};

/** A small CT slice of its own, with what the tests change. */
export function sampleSlice(spec: SliceSpec): Uint8Array {
  const { number = 1, study = "1.2.3.1", series = `${study}.1` } = spec;
  return sampleFile([
    { tag: "00080018", vr: "UI", value: spec.sop },
    { tag: "0020000D", vr: "UI", value: study },
    { tag: "0020000E", vr: "UI", value: series },
    { tag: "00200013", vr: "IS", value: String(number) },
    { tag: "00200032", vr: "DS", value: `0\\0\\${number * 2}` },
    { tag: "00200037", vr: "DS", value: "1\\0\\0\\0\\1\\0" },
    { tag: "00100010", vr: "PN", value: spec.name ?? "Quill^Ada" },
    { tag: "00100020", vr: "LO", value: spec.patientId ?? "A-17" },
    { tag: "00100030", vr: "DA", value: spec.birthDate ?? "19600229" },
    ...(spec.more ?? []),
  ]);
}

/** A structured report in the study: its class alone withholds it from a blind reader. */
export function sampleReport(spec: SliceSpec): Uint8Array {
  return sampleSlice({
    ...spec,
    series: spec.series ?? `${spec.study ?? "1.2.3.1"}.9`,
    more: [
      { tag: "00080016", vr: "UI", value: "1.2.840.10008.5.1.4.1.1.88.11" },
      { tag: "00080060", vr: "CS", value: "SR" },
      { tag: "0008103E", vr: "LO", value: "Report: nodule of 8 mm" },
      ...(spec.more ?? []),
    ],
  });
}
