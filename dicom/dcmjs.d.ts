/** The little of dcmjs that is used here; the package brings no types. */
declare module "dcmjs/dictionary" {
  export const dictionary: Record<string, { tag: string; vr: string; name: string; vm: string; version?: string }>;
}

declare module "dcmjs" {
  type DcmjsDataset = Record<string, unknown>;
  class DicomDict {
    constructor(meta: Record<string, unknown>);
    dict: Record<string, unknown>;
    write(options?: Record<string, unknown>): ArrayBuffer;
  }
  const dcmjs: {
    data: {
      DicomDict: typeof DicomDict;
      DicomMetaDictionary: { denaturalizeDataset(dataset: DcmjsDataset): Record<string, unknown> };
    };
    log: { setLevel(level: string): void };
  };
  // biome-ignore lint/style/noDefaultExport: this is how the package exports.
  export default dcmjs;
}
