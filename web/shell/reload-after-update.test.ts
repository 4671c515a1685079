import { expect, it } from "vitest";
import { reloadAfterUpdate } from "./reload-after-update.ts";

function page(start: number) {
  const kept = new Map<string, string>();
  const events = new EventTarget();
  let reloads = 0;
  let now = start;
  const target = {
    addEventListener: events.addEventListener.bind(events),
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
    location: {
      reload: () => {
        reloads += 1;
      },
    },
  };
  reloadAfterUpdate(target, () => now);
  const missing = (later: number): boolean => {
    now += later;
    const event = new Event("vite:preloadError", { cancelable: true });
    events.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { missing, reloads: () => reloads };
}

it("loads the page again when one of its parts is gone, but not in a circle", () => {
  const { missing, reloads } = page(1_800_000_000_000);
  expect(missing(0)).toBe(true);
  expect(missing(5_000)).toBe(false);
  expect(reloads()).toBe(1);
  expect(missing(60_000)).toBe(true);
  expect(reloads()).toBe(2);
});
