import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "./refused.tsx";

/** Grey bars in the shape of what is coming; said once to a screen reader. */
export function Loading({ rows = 4, height = 64 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <VisuallyHidden>{t("state.loading")}</VisuallyHidden>
      <Stack gap="sm" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
          <Skeleton key={key} height={height} radius="md" />
        ))}
      </Stack>
    </div>
  );
}

/** The three states of a query in one place: loading, failed, there. */
export function Loaded<T>(props: {
  query: UseQueryResult<T, Error>;
  children: (data: T) => ReactNode;
  loading?: ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined) return <>{props.children(query.data)}</>;
  if (query.isError) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  return <>{props.loading ?? <Loading />}</>;
}
