/** A source of numbers that gives the same row for the same seed, on every machine. */
export type Random = {
  /** Evenly spread in [0, 1). */
  next: () => number;
  /** Evenly spread in [low, high). */
  between: (low: number, high: number) => number;
  /** Normal, mean 0 and standard deviation 1. */
  normal: () => number;
};

/** Mulberry32 over a hash of the seed (FNV-1a). Not for secrets. */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  // Irwin-Hall of four: near enough to normal for noise in a picture, and exact arithmetic everywhere.
  const normal = () => (next() + next() + next() + next() - 2) * 1.7320508;
  return { next, normal, between: (low, high) => low + next() * (high - low) };
}
