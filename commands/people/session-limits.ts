import type { Role } from "#contract/people.ts";

const minute = 60_000;

/** After this a session ends whatever is done in it (NIST SP 800-63B-4 2.2.3 allows 24 hours at AAL2; a long shift is 12). */
export const sessionLifetime = 12 * 60 * minute;

/** A confirmation with the second factor is good for this long. */
export const secondFactorLasts = 10 * minute;

const outsiders: ReadonlySet<Role> = new Set(["patient", "referrer"]);

/**
 * How long a session lasts without a request, in milliseconds. Staff sit at shared workstations with other people's cases:
 * 30 minutes. Patients and referrers see their own cases and gather documents between two clicks: 2 hours.
 */
export function idleLimit(roles: readonly Role[]): number {
  return roles.every((role) => outsiders.has(role)) ? 120 * minute : 30 * minute;
}
