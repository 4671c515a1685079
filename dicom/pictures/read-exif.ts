import { decode } from "tiff";

/** What a camera wrote beside the picture, as far as it is of use. `taken` is local time, "YYYYMMDDHHMMSS", or null. */
export type Exif = { orientation: number; taken: string | null };

const nothing: Exif = { orientation: 1, taken: null };

/** Reads an EXIF block, which is a TIFF file without picture (EXIF 2.32 section 4.5). What is damaged says nothing. */
export function readExif(block: Uint8Array): Exif {
  try {
    const [first] = decode(block, { ignoreImageData: true, pages: [0] });
    const orientation = Number(first?.get("Orientation") ?? first?.fields.get(0x0112) ?? 1);
    const taken = String(first?.exif?.fields.get(0x9003) ?? "").replace(/\D/g, "");
    return {
      orientation: Number.isInteger(orientation) && orientation >= 1 && orientation <= 8 ? orientation : 1,
      taken: /^(19|20)\d{12}$/.test(taken) ? taken : null,
    };
  } catch {
    return nothing;
  }
}
