type Counts = { right: number; extra: number; lost: number };

/** How often each class was named rightly, named without reason, or not named. */
export class Tally {
  readonly counts = new Map<string, Counts>();

  /** @param wanted the right class, null where there is nothing to name; `named` the class named, null where none was */
  count(wanted: string | null, named: string | null): void {
    if (wanted !== null && wanted === named) this.#add(wanted, "right");
    else {
      if (named !== null) this.#add(named, "extra");
      if (wanted !== null) this.#add(wanted, "lost");
    }
  }

  #add(kind: string, field: keyof Counts): void {
    const one = this.counts.get(kind) ?? { right: 0, extra: 0, lost: 0 };
    one[field] += 1;
    this.counts.set(kind, one);
  }
}

export function printClasses({ counts }: Tally): void {
  for (const [kind, { right, extra, lost }] of [...counts].toSorted())
    console.log(
      `${kind.padEnd(16)} precision ${(right / (right + extra)).toFixed(3)} recall ${(right / (right + lost)).toFixed(3)} (${right} right, ${extra} too much, ${lost} lost)`,
    );
  const all = [...counts.values()].reduce(
    (sum, one) => ({ right: sum.right + one.right, extra: sum.extra + one.extra, lost: sum.lost + one.lost }),
    { right: 0, extra: 0, lost: 0 },
  );
  console.log(
    `${"all".padEnd(16)} precision ${(all.right / (all.right + all.extra)).toFixed(3)} recall ${(all.right / (all.right + all.lost)).toFixed(3)}`,
  );
}
