/** What is used of bidi-js, which carries no types. */
declare module "bidi-js" {
  type Levels = { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] };
  type Bidi = {
    getEmbeddingLevels(text: string, direction: "ltr" | "rtl"): Levels;
    /** Stretches [start, end] to be turned round, one after the other. */
    getReorderSegments(text: string, levels: Levels): [start: number, end: number][];
    /** null where the sign has no mirror image. */
    getMirroredCharacter(character: string): string | null;
  };
  // biome-ignore lint/style/noDefaultExport: the package has no other
  export default function bidiFactory(): Bidi;
}
