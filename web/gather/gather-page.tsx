import { Alert, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayDo, useCase, useCaseId } from "../api/use-case.ts";
import { FetchPanel } from "../peers/fetch-panel.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { ChecklistCard } from "./checklist-card.tsx";
import { FinishCard } from "./finish-card.tsx";
import css from "./gather.module.css";
import { ImagesSection } from "./images-section.tsx";
import { ReceivedStudies } from "./received-studies.tsx";
import { RecordsSection } from "./records-section.tsx";

/** Images, first report and records of a case: looked at here, sent, and every file accounted for. */
export function GatherPage() {
  const { t } = useTranslation("gather");
  const id = useCaseId();
  const query = useCase(id);
  const [busy, setBusy] = useState<"sending" | "undecided" | null>(null);
  return (
    <Page title={t("title")} intro={t("intro")}>
      <Loaded query={query}>
        {(detail) => (
          <div className={css.columns}>
            <Stack gap="lg">
              {mayDo(detail, "add-images") ? (
                <ImagesSection key={id} detail={detail} onBusy={setBusy} />
              ) : (
                <>
                  <Alert color="gray">{t("closed")}</Alert>
                  <ReceivedStudies detail={detail} />
                </>
              )}
              {mayDo(detail, "claim-study") && <FetchPanel detail={detail} />}
              <RecordsSection detail={detail} />
            </Stack>
            <div className={css.aside}>
              <Stack gap="lg">
                <ChecklistCard items={detail.checklist} />
                {mayDo(detail, "add-images") && <FinishCard detail={detail} busy={busy} />}
              </Stack>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
