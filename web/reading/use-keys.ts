import { useEffect, useRef } from "react";
import { type Action, actionOf, isCharacterKey, type KeyRow } from "./keys.ts";

/** Where keys belong to the page element itself: fields, lists to choose from, sliders, menus and dialogs. */
const ownKeys = [
  "input",
  "textarea",
  "select",
  '[contenteditable="true"]',
  '[role="slider"]',
  '[role="listbox"]',
  '[role="menu"]',
  '[role="dialog"]',
  '[role="radiogroup"]',
].join(",");

/** On a button these keys press it, and elsewhere in the report they scroll it. */
const buttonKeys = new Set(["Enter", " "]);

/**
 * Lets the keys of the table act, never while somebody writes or a dialog is open.
 * @param characterKeys false: letters, digits and signs do nothing (WCAG 2.2, 2.1.4)
 */
export function useKeys(
  act: (action: Action, digit: number | null) => void,
  characterKeys: boolean,
  table: readonly KeyRow[],
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.isComposing) return;
      if (target instanceof Element && target.closest(ownKeys) !== null) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      if (!event.altKey && buttonKeys.has(event.key) && target instanceof HTMLElement && target !== document.body)
        return;
      const found = actionOf(event, table);
      if (found === null || (!characterKeys && isCharacterKey(event) && found.action !== "help")) return;
      // Arrow keys scroll a panel that has the focus inside.
      const inReport = target instanceof Element && target.closest("[data-own-scroll]") !== null;
      if (inReport && !isCharacterKey(event) && !event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(found.action, found.digit);
    };
    // Before the drawing tools, which have keys of their own and swallow all others.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [characterKeys, table]);
}
