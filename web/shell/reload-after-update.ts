const mark = "overread.reloadedAt";
const pause = 60_000;

/**
 * A page that was open while the service was updated asks for parts that are no longer there. It is loaded again by itself, once a
 * minute at most: if that does not help, the page says so instead of turning in a circle.
 */
export function reloadAfterUpdate(
  target: {
    addEventListener: (type: string, listener: (event: Event) => void) => void;
    sessionStorage: Pick<Storage, "getItem" | "setItem">;
    location: { reload: () => void };
  } = window,
  now: () => number = Date.now,
): void {
  target.addEventListener("vite:preloadError", (event) => {
    const last = Number(target.sessionStorage.getItem(mark) ?? "0");
    if (now() - last < pause) return;
    target.sessionStorage.setItem(mark, String(now()));
    event.preventDefault();
    target.location.reload();
  });
}
