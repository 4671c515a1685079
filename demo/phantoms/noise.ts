import { randomFrom } from "./random.ts";

/** A smooth field in space, about -1 to 1, whose hills are about `scale` millimetres wide. */
export type Field = (x: number, y: number, z: number) => number;

const side = 32;
const mask = side - 1;

/** Value noise on a periodic lattice with smooth interpolation. */
export function smoothField(seed: string, scale: number): Field {
  const random = randomFrom(seed);
  const lattice = Float32Array.from({ length: side ** 3 }, () => random.next() * 2 - 1);
  const at = (i: number, j: number, k: number) => lattice[((k & mask) * side + (j & mask)) * side + (i & mask)] ?? 0;
  return (x, y, z) => {
    const u = x / scale + 7.31;
    const v = y / scale + 3.77;
    const w = z / scale + 11.13;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const k = Math.floor(w);
    const a = ease(u - i);
    const b = ease(v - j);
    const c = ease(w - k);
    const low = mix(mix(at(i, j, k), at(i + 1, j, k), a), mix(at(i, j + 1, k), at(i + 1, j + 1, k), a), b);
    const high = mix(
      mix(at(i, j, k + 1), at(i + 1, j, k + 1), a),
      mix(at(i, j + 1, k + 1), at(i + 1, j + 1, k + 1), a),
      b,
    );
    return mix(low, high, c);
  };
}

/** Several fields over each other, each half as wide and half as high as the one before. */
export function roughField(seed: string, scale: number, octaves: number): Field {
  const fields = Array.from({ length: octaves }, (_, n) => smoothField(`${seed}/${n}`, scale / 2 ** n));
  return (x, y, z) => {
    let sum = 0;
    let height = 1;
    for (const field of fields) {
      sum += field(x, y, z) * height;
      height /= 2;
    }
    return sum;
  };
}

const ease = (t: number) => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** 0 below `low`, 1 above `high`, a smooth step between. */
export function step(low: number, high: number, value: number): number {
  return ease(Math.max(0, Math.min(1, (value - low) / (high - low))));
}
