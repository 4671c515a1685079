import { useEffect, useState, useSyncExternalStore } from "react";
import { Autosave, type Snapshot } from "./autosave.ts";

/**
 * A text that saves itself while the page is open; what is not saved when it closes is saved on the way out, and the browser asks before
 * it throws away what could not be.
 */
export function useAutosave<T, R extends { revision: number }>(
  make: () => ConstructorParameters<typeof Autosave<T, R>>[0],
): { keeper: Autosave<T, R>; snapshot: Snapshot<T, R> } {
  const [keeper] = useState(() => new Autosave<T, R>(make()));
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => {
    const now = () => void keeper.flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (keeper.snapshot().state.kind !== "saved") event.preventDefault();
    };
    window.addEventListener("online", now);
    window.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", now);
    return () => {
      window.removeEventListener("online", now);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", now);
      now();
    };
  }, [keeper]);
  return { keeper, snapshot };
}
