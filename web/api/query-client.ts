import { QueryClient } from "@tanstack/react-query";
import { isRefused, RefusedError, UnreachableError } from "./refused-error.ts";

/** A refusal is an answer and is not asked again; silence is, and so is a service that says to try again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        error instanceof UnreachableError || isRefused(error, "try-again")
          ? failures < 3
          : !(error instanceof RefusedError) && failures < 1,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
