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

type After<R extends ReplyRoute> = {
  onSuccess?: (reply: z.output<R["reply"]>) => void;
  onError?: (error: Error) => void;
};

/**
 * A route that changes something. When it succeeds, the replies of `freshens` are asked for anew. What `mutate` is told to do afterwards
 * is done also where the fresh replies have taken the asking component away: its toast is seen all the same.
 * @example const submit = useCommand(caseRoutes.submitRequest, [caseRoutes.getCase, caseRoutes.listCases]);
 */
export function useCommand<R extends ReplyRoute>(route: R, freshens: readonly Route[] = []) {
  const client = useQueryClient();
  const mutation = useMutation<z.output<R["reply"]>, Error, CallInput<R>>({
    mutationFn: (input) => call(route, input),
    onSuccess: async () => {
      await Promise.all(freshens.map((each) => client.invalidateQueries({ queryKey: replyKey(each) })));
    },
  });
  const mutate = (input: CallInput<R>, { onSuccess, onError }: After<R> = {}) => {
    void mutation.mutateAsync(input).then(onSuccess, onError ?? (() => undefined));
  };
  return { ...mutation, mutate };
}
