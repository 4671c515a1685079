/** The loader's own time: cases of the demonstration happened over the last days. */
export type DemoClock = {
  now: () => Date;
  /** Goes to so many hours before the start of the loading. Time does not run while it stands there. */
  hoursAgo: (hours: number) => void;
  /** The day that many days before the start, YYYY-MM-DD. */
  dayBefore: (days: number) => string;
};

export function demoClock(start: Date): DemoClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    hoursAgo: (hours) => {
      at = start.getTime() - hours * 3_600_000;
    },
    dayBefore: (days) => new Date(start.getTime() - days * 86_400_000).toISOString().slice(0, 10),
  };
}
