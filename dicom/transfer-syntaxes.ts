/** How the data set of a transfer syntax is laid out and what its pixel data hold, PS3.6 Table A-1 and PS3.5 annex A. */
export type TransferSyntax = {
  name: string;
  layout: "implicit-little" | "explicit-little" | "explicit-big" | "deflated";
  pixels: "native" | "rle" | "jpeg" | "jpeg-ls" | "jpeg-2000" | "htj2k" | "jpeg-xl" | "video" | "deflated-frames";
};

const encapsulated = (name: string, pixels: TransferSyntax["pixels"]): TransferSyntax => ({
  name,
  layout: "explicit-little",
  pixels,
});

export const implicitLittle = "1.2.840.10008.1.2";
export const explicitLittle = "1.2.840.10008.1.2.1";
export const explicitBig = "1.2.840.10008.1.2.2";

/** Who takes any transfer syntax can seldom decode these: JPEG XL and Deflated Image Frame Compression. */
export const rarelyDecoded: readonly string[] = [
  "1.2.840.10008.1.2.4.110",
  "1.2.840.10008.1.2.4.111",
  "1.2.840.10008.1.2.4.112",
  "1.2.840.10008.1.2.8.1",
];

/** Referenced JPIP (…4.94, …4.95) is left out: its pixels are elsewhere and could not be kept. */
export const transferSyntaxes: Readonly<Record<string, TransferSyntax>> = {
  [implicitLittle]: { name: "Implicit VR Little Endian", layout: "implicit-little", pixels: "native" },
  [explicitLittle]: { name: "Explicit VR Little Endian", layout: "explicit-little", pixels: "native" },
  "1.2.840.10008.1.2.1.98": encapsulated("Encapsulated Uncompressed Explicit VR Little Endian", "native"),
  "1.2.840.10008.1.2.1.99": { name: "Deflated Explicit VR Little Endian", layout: "deflated", pixels: "native" },
  [explicitBig]: { name: "Explicit VR Big Endian", layout: "explicit-big", pixels: "native" },
  "1.2.840.10008.1.2.4.50": encapsulated("JPEG Baseline (Process 1)", "jpeg"),
  "1.2.840.10008.1.2.4.51": encapsulated("JPEG Extended (Process 2 and 4)", "jpeg"),
  "1.2.840.10008.1.2.4.53": encapsulated("JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)", "jpeg"),
  "1.2.840.10008.1.2.4.55": encapsulated("JPEG Full Progression, Non-Hierarchical (Process 10 and 12)", "jpeg"),
  "1.2.840.10008.1.2.4.57": encapsulated("JPEG Lossless, Non-Hierarchical (Process 14)", "jpeg"),
  "1.2.840.10008.1.2.4.70": encapsulated("JPEG Lossless, First-Order Prediction (Process 14 SV1)", "jpeg"),
  "1.2.840.10008.1.2.4.80": encapsulated("JPEG-LS Lossless", "jpeg-ls"),
  "1.2.840.10008.1.2.4.81": encapsulated("JPEG-LS Near-Lossless", "jpeg-ls"),
  "1.2.840.10008.1.2.4.90": encapsulated("JPEG 2000 Lossless", "jpeg-2000"),
  "1.2.840.10008.1.2.4.91": encapsulated("JPEG 2000", "jpeg-2000"),
  "1.2.840.10008.1.2.4.92": encapsulated("JPEG 2000 Part 2 Lossless", "jpeg-2000"),
  "1.2.840.10008.1.2.4.93": encapsulated("JPEG 2000 Part 2", "jpeg-2000"),
  "1.2.840.10008.1.2.4.100": encapsulated("MPEG2 Main Profile / Main Level", "video"),
  "1.2.840.10008.1.2.4.100.1": encapsulated("Fragmentable MPEG2 Main Profile / Main Level", "video"),
  "1.2.840.10008.1.2.4.101": encapsulated("MPEG2 Main Profile / High Level", "video"),
  "1.2.840.10008.1.2.4.101.1": encapsulated("Fragmentable MPEG2 Main Profile / High Level", "video"),
  "1.2.840.10008.1.2.4.102": encapsulated("MPEG-4 AVC/H.264 High Profile", "video"),
  "1.2.840.10008.1.2.4.102.1": encapsulated("Fragmentable MPEG-4 AVC/H.264 High Profile", "video"),
  "1.2.840.10008.1.2.4.103": encapsulated("MPEG-4 AVC/H.264 BD-compatible High Profile", "video"),
  "1.2.840.10008.1.2.4.103.1": encapsulated("Fragmentable MPEG-4 AVC/H.264 BD-compatible", "video"),
  "1.2.840.10008.1.2.4.104": encapsulated("MPEG-4 AVC/H.264 High Profile For 2D Video", "video"),
  "1.2.840.10008.1.2.4.105": encapsulated("MPEG-4 AVC/H.264 High Profile For 3D Video", "video"),
  "1.2.840.10008.1.2.4.106": encapsulated("MPEG-4 AVC/H.264 Stereo High Profile", "video"),
  "1.2.840.10008.1.2.4.107": encapsulated("HEVC/H.265 Main Profile", "video"),
  "1.2.840.10008.1.2.4.108": encapsulated("HEVC/H.265 Main 10 Profile", "video"),
  "1.2.840.10008.1.2.4.110": encapsulated("JPEG XL Lossless", "jpeg-xl"),
  "1.2.840.10008.1.2.4.111": encapsulated("JPEG XL JPEG Recompression", "jpeg-xl"),
  "1.2.840.10008.1.2.4.112": encapsulated("JPEG XL", "jpeg-xl"),
  "1.2.840.10008.1.2.4.201": encapsulated("High-Throughput JPEG 2000 Lossless", "htj2k"),
  "1.2.840.10008.1.2.4.202": encapsulated("High-Throughput JPEG 2000 with RPCL Options Lossless", "htj2k"),
  "1.2.840.10008.1.2.4.203": encapsulated("High-Throughput JPEG 2000", "htj2k"),
  "1.2.840.10008.1.2.5": encapsulated("RLE Lossless", "rle"),
  "1.2.840.10008.1.2.8.1": encapsulated("Deflated Image Frame Compression", "deflated-frames"),
};
