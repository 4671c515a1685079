import { Refusal } from "#contract/refusals.ts";
import type { Access } from "#contract/route.ts";
import type { Scope } from "#store/scope.ts";
import type { Caller } from "./identify.ts";

/**
 * The scope in which a door is entered, or a refusal. What a person may do in a case is decided by the command, inside its
 * transaction; here only whether the caller may come to this door at all.
 * @param findHolder looks for the holder of a delivery link; asked for doors of links only
 * @throws Refusal "not-signed-in", "not-permitted", "link-not-valid"
 */
export async function scopeAtDoor(
  access: Access,
  caller: Caller,
  findHolder: () => Promise<Extract<Scope, { kind: "link" }> | null>,
): Promise<Scope | null> {
  switch (access.kind) {
    case "public":
      return caller.by === "cookie" ? caller.scope : null;
    case "signed-in":
    case "case":
      return personOf(caller);
    case "roles": {
      const person = personOf(caller);
      if (!access.roles.some((role) => person.roles.includes(role))) throw new Refusal("not-permitted");
      return person;
    }
    case "images":
      if (caller.by === "bearer") return caller.scope;
      return personOf(caller);
    case "link": {
      const holder = await findHolder();
      if (holder === null) throw new Refusal("link-not-valid");
      return holder;
    }
  }
}

function personOf(caller: Caller) {
  if (caller.by === "cookie") return caller.scope;
  if (caller.by === "bearer") throw new Refusal("not-permitted", "a service token opens DICOMweb only");
  throw new Refusal("not-signed-in");
}
