import { concatenate, type SampleElement, sampleDataset, sampleElements } from "#dicom/sample-file.ts";

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

const layout = { explicit: true, little: true };

/** A file whose head names the image of its content. */
function fileOf(change: readonly SampleElement[]): Uint8Array {
  const elements = sampleElements(change);
  const valueAt = (tag: string) => elements.find((element) => element.tag === tag)?.value ?? "";
  const meta = sampleDataset(
    [
      { tag: "00020001", vr: "OB", value: Uint8Array.of(0, 1) },
      { tag: "00020002", vr: "UI", value: valueAt("00080016") },
      { tag: "00020003", vr: "UI", value: valueAt("00080018") },
      { tag: "00020010", vr: "UI", value: "1.2.840.10008.1.2.1" },
    ],
    layout,
  );
  const length = sampleDataset([{ tag: "00020000", vr: "UL", value: [meta.length] }], layout);
  return concatenate([new Uint8Array(128), Buffer.from("DICM"), length, meta, sampleDataset(elements, layout)]);
}

/** A small CT slice of its own, with what the tests change. */
export function sampleSlice(spec: SliceSpec): Uint8Array {
  const { number = 1, study = "1.2.3.1", series = `${study}.1` } = spec;
  return fileOf([
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
