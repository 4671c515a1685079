import { QueryClient } from "@tanstack/react-query";
import { RefusedError, UnreachableError } from "./refused-error.ts";

/** A refusal is an answer and is not asked again; only silence is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        error instanceof UnreachableError ? failures < 3 : !(error instanceof RefusedError) && failures < 1,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
