import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";

/**
 * After a door has opened: forgets what the page knew of anybody before, learns who is here, and goes to where the person wanted.
 * @returns a function that takes a path of this application, "/" by default
 */
export function useGoInside() {
  const client = useQueryClient();
  const router = useRouter();
  return async (next?: string): Promise<void> => {
    client.clear();
    const door = await call(peopleRoutes.getMe, {});
    client.setQueryData(replyKey(peopleRoutes.getMe, {}), door);
    router.history.push(next ?? "/");
  };
}
