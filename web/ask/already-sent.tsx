import { Group } from "@mantine/core";
import { IconMailCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { mayDo } from "../api/use-case.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

/** What stands at a request's address once it was sent. */
export function AlreadySent({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("ask");
  const open = mayDo(detail, "add-images");
  return (
    <Page title={t("title")} width="narrow">
      <EmptyState
        icon={IconMailCheck}
        title={t("submitted.title")}
        action={
          <Group justify="center">
            {open && (
              <ButtonLink to="/cases/$caseId/gather" params={{ caseId: detail.id }}>
                {t("submitted.gather")}
              </ButtonLink>
            )}
            <ButtonLink variant={open ? "default" : "filled"} to="/cases/$caseId" params={{ caseId: detail.id }}>
              {t("submitted.open")}
            </ButtonLink>
          </Group>
        }
      >
        {open ? t("submitted.text") : t("submitted.closed")}
      </EmptyState>
    </Page>
  );
}
