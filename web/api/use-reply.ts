import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Route } from "#contract/route.ts";
import { type CallInput, call } from "./call.ts";

type ReplyRoute = Route & { reply: z.ZodType };

/** The key under which a route's reply is kept; give only the route to mean all its replies. */
export const replyKey = (route: Route, input?: { params?: unknown; query?: unknown }): QueryKey =>
  input === undefined
    ? [route.method, route.path]
    : [route.method, route.path, input.params ?? null, input.query ?? null];

/**
 * A GET route of the contract as a query.
 * @example const detail = useReply(caseRoutes.getCase, { params: { caseId } });
 */
export function useReply<R extends ReplyRoute>(
  route: R,
  input: CallInput<R>,
  options: { enabled?: boolean; refetchInterval?: number | false; staleTime?: number } = {},
) {
  return useQuery<z.output<R["reply"]>>({
    queryKey: replyKey(route, input),
    queryFn: ({ signal }) => call(route, { ...input, signal }),
    ...options,
  });
}

/**
 * A route that changes something. When it succeeds, the replies of `freshens` are asked for anew.
 * @example const submit = useCommand(caseRoutes.submitRequest, [caseRoutes.getCase, caseRoutes.listCases]);
 */
export function useCommand<R extends ReplyRoute>(route: R, freshens: readonly Route[] = []) {
  const client = useQueryClient();
  return useMutation<z.output<R["reply"]>, Error, CallInput<R>>({
    mutationFn: (input) => call(route, input),
    onSuccess: async () => {
      await Promise.all(freshens.map((each) => client.invalidateQueries({ queryKey: replyKey(each) })));
    },
  });
}
