import type { Role } from "#contract/people.ts";
import type { PersonScope } from "#store/scope.ts";

const byCoordinator: ReadonlySet<Role> = new Set(["patient", "referrer"]);

/** An administrator gives any role; a coordinator brings in patients and referrers. */
export function mayGive(scope: Pick<PersonScope, "roles">, roles: readonly Role[]): boolean {
  if (scope.roles.includes("administrator")) return true;
  return scope.roles.includes("coordinator") && roles.every((role) => byCoordinator.has(role));
}
