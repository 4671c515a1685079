import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { retentionRoutes } from "#contract/routes/retention.ts";
import { useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { DecidedSection } from "./decided-section.tsx";
import { EnterErasure } from "./enter-erasure.tsx";
import { HoldsSection } from "./holds-section.tsx";
import { RuleSection } from "./rule-section.tsx";
import { StoresSection } from "./stores-section.tsx";
import { WaitingSection } from "./waiting-section.tsx";

/** What the administrator decides about keeping and deleting, and how the stored bytes fare. */
export function KeepingPage() {
  const { t } = useTranslation("keeping");
  const reply = useReply(retentionRoutes.showRetention, {});
  return (
    <Page title={t("title")} intro={t("intro")}>
      <Loaded query={reply}>
        {(overview) => (
          <Stack gap="xl">
            <WaitingSection orders={overview.orders} />
            <EnterErasure />
            <HoldsSection holds={overview.holds} />
            <RuleSection key={overview.ruleSetAt} overview={overview} />
            <StoresSection overview={overview} />
            <DecidedSection decided={overview.decided} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
