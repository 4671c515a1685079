import QRCode from "qrcode";

/** Places of the dark squares of a QR code (ISO/IEC 18004), error correction M, column and row from the upper left corner. */
export function codeModules(text: string): { size: number; dark: { x: number; y: number }[] } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from({ length: size * size }, (_, index) => index)
    .filter((index) => data[index] === 1)
    .map((index) => ({ x: index % size, y: Math.floor(index / size) }));
  return { size, dark };
}
