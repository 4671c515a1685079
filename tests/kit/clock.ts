/** A clock that stands still until a test moves it. */
export type TestClock = {
  now: () => Date;
  set: (at: Date) => void;
  advance: (by: { minutes?: number; hours?: number; days?: number }) => void;
};

export function testClock(start: Date = new Date()): TestClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    advance: ({ minutes = 0, hours = 0, days = 0 }) => {
      at += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
  };
}
