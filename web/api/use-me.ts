import type { Me, Role } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { useReply } from "./use-reply.ts";

/** Who is signed in, and what the door offers (demo people, OIDC, self sign-up). */
export const useDoor = () => useReply(peopleRoutes.getMe, {}, { staleTime: 60_000 });

/** The signed-in person. Only for pages inside the frame, which is not drawn before somebody is signed in. */
export function useMe(): Me {
  const door = useDoor();
  const me = door.data?.me;
  if (me === null || me === undefined) throw new Error("This page is drawn only for a person who is signed in.");
  return me;
}

export const hasRole = (me: Pick<Me, "roles">, ...wanted: Role[]): boolean =>
  me.roles.some((each) => wanted.includes(each));
