import { z } from "zod";
import { reason, urgency } from "#contract/case.ts";

const key = "overread.should-i";
const carried = z.object({ reason: reason.optional(), urgency: urgency.optional() });
export type Carried = z.infer<typeof carried>;

/** Keeps what the aid learned until the request begins. Only for this browser tab: nothing is left on a shared computer. */
export const carry = (what: Carried): void => sessionStorage.setItem(key, JSON.stringify(what));

/** What the aid learned in this tab; an empty object where it was not used. */
export function readCarried(): Carried {
  try {
    return carried.parse(JSON.parse(sessionStorage.getItem(key) ?? "{}"));
  } catch {
    return {};
  }
}

/** Once the request has begun with it. */
export const forgetCarried = (): void => sessionStorage.removeItem(key);
