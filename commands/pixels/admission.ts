import { Refusal } from "#contract/refusals.ts";

/** Lets work in while all of it together weighs no more than `most`; the rest waits in a line of its own, first come, first served. */
export type Admission = { enter: <T>(weight: number, work: () => Promise<T>) => Promise<T> };

/**
 * @param most weight under way at once; something heavier goes alone
 * @param waitingMost so many may wait; who comes after is refused at once rather than kept for minutes
 */
export function createAdmission(most: number, waitingMost: number): Admission {
  const line: { weight: number; begin: () => void }[] = [];
  let inside = 0;
  const admit = () => {
    for (let next = line[0]; next !== undefined && (inside === 0 || inside + next.weight <= most); next = line[0]) {
      line.shift();
      inside += next.weight;
      next.begin();
    }
  };
  return {
    enter: async (weight, work) => {
      if (line.length >= waitingMost) throw new Refusal("try-again", "too many pictures are being made");
      await new Promise<void>((begin) => {
        line.push({ weight: Math.max(1, weight), begin });
        admit();
      });
      try {
        return await work();
      } finally {
        inside -= Math.max(1, weight);
        admit();
      }
    },
  };
}
