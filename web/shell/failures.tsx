import { Button, Group } from "@mantine/core";
import { IconMapQuestion, IconMoodSad } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RefusedError } from "../api/refused-error.ts";
import { EmptyState } from "./empty-state.tsx";
import { NotFoundHere } from "./not-found-here.ts";
import { Page } from "./page.tsx";
import { Refused } from "./refused.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("failure.notFoundTitle")} width="narrow">
      <EmptyState
        icon={IconMapQuestion}
        title={t("failure.notFound")}
        action={
          <Button component={Link} to="/">
            {t("actions.goHome")}
          </Button>
        }
      />
    </Page>
  );
}

/** What is drawn where a page throws: the service's own words where it refused, else an honest apology. */
export function CrashedPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof NotFoundHere) return <NotFound />;
  if (error instanceof RefusedError) {
    return (
      <Page title={t("failure.title")} width="narrow">
        <Refused error={error} {...(reset === undefined ? {} : { onRetry: reset })} />
      </Page>
    );
  }
  return (
    <Page title={t("failure.crashTitle")} width="narrow">
      <EmptyState
        icon={IconMoodSad}
        title={t("failure.crash")}
        action={
          <Group>
            <Button onClick={() => window.location.reload()}>{t("actions.reload")}</Button>
            <Button variant="default" component={Link} to="/">
              {t("actions.goHome")}
            </Button>
          </Group>
        }
      />
    </Page>
  );
}
