import { Button, Paper, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";
import { EventList } from "../opinion/event-list.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loading } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";

/** The organisation's own chain: who signed in, who was invited or changed, which tokens were made. */
export function OrganisationEvents() {
  const { t } = useTranslation("coordination");
  const pages = useInfiniteQuery({
    queryKey: replyKey(peopleRoutes.listOrganisationEvents, { query: "pages" }),
    initialPageParam: Number.MAX_SAFE_INTEGER,
    queryFn: ({ pageParam, signal }) =>
      call(peopleRoutes.listOrganisationEvents, {
        query: pageParam === Number.MAX_SAFE_INTEGER ? {} : { before: pageParam },
        signal,
      }),
    getNextPageParam: (last) => {
      const oldest = last.events.at(-1)?.sequence;
      return oldest === undefined || oldest <= 1 ? undefined : oldest;
    },
  });
  if (pages.isError) return <Refused error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Loading />;
  const events = pages.data.pages.flatMap((page) => page.events);
  if (events.length === 0) return <EmptyState title={t("events.none")} />;
  return (
    <Stack>
      <Paper>
        <EventList events={events} />
      </Paper>
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          style={{ alignSelf: "center" }}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("events.older")}
        </Button>
      )}
    </Stack>
  );
}
