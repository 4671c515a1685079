import type { Random } from "./random.ts";

/** What an MR scanner shows of a signal: the magnitude of it with noise in both its parts (Rician). 12 bits. */
export function magnitude(signal: Float32Array, sigma: number, random: Random): Uint16Array {
  const pixels = new Uint16Array(signal.length);
  for (let i = 0; i < signal.length; i++) {
    const real = (signal[i] ?? 0) + sigma * random.normal();
    const imaginary = sigma * random.normal();
    pixels[i] = Math.min(4095, Math.round(Math.sqrt(real * real + imaginary * imaginary)));
  }
  return pixels;
}
