export type Player = { start: (framesPerSecond: number) => void; stop: () => void };

/**
 * Plays a run of frames by the clock: on a slow machine frames are left out, so that the beat stays that of the data.
 * @param step goes on by so many frames
 */
export function createPlayer(step: (frames: number) => void): Player {
  let next: number | null = null;
  const stop = () => {
    if (next !== null) window.cancelAnimationFrame(next);
    next = null;
  };
  return {
    stop,
    start: (framesPerSecond) => {
      stop();
      const each = 1000 / framesPerSecond;
      let shown = performance.now();
      const tick = (now: number) => {
        next = window.requestAnimationFrame(tick);
        const due = Math.floor((now - shown) / each);
        if (due < 1) return;
        shown += due * each;
        step(due);
      };
      next = window.requestAnimationFrame(tick);
    },
  };
}
