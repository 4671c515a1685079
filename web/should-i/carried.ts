import { z } from "zod";
import { reason, urgency } from "#contract/case.ts";

const key = "overread.should-i";
const carried = z.object({ reason, urgency });
export type Carried = z.infer<typeof carried>;

/** Keeps what the aid learned until the request begins. Only for this browser tab: nothing is left on a shared computer. */
export const carry = (what: Carried): void => sessionStorage.setItem(key, JSON.stringify(what));

/** What the aid learned in this tab; an empty object where it was not used. Taken once. */
export function takeCarried(): { reason?: Carried["reason"] | undefined; urgency?: Carried["urgency"] | undefined } {
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (text === null) return {};
  try {
    return carried.partial().parse(JSON.parse(text));
  } catch {
    return {};
  }
}
