import { Alert, Button, Modal, Stack, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReadingVersion } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useReply } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { Loaded } from "../shell/loading.tsx";
import { ReadingText } from "./reading-text.tsx";

function Version({ version }: { version: ReadingVersion }) {
  const { t } = useTranslation("comparison");
  return (
    <Stack gap="sm" mt="md">
      <Text size="sm" c="dimmed">
        {t("sealed.when", { name: version.readerName, time: timeText(version.sealedAt) })}
        <br />
        <span style={{ fontFamily: "var(--mantine-font-family-monospace)" }}>{version.sha256}</span>
      </Text>
      {version.reason !== null && (
        <Alert color="yellow" title={t("sealed.reason")}>
          {version.reason}
        </Alert>
      )}
      <ReadingText content={version.content} />
    </Stack>
  );
}

/** Every version of the second reading as it was sealed; none is hidden by a later one. */
export function SealedReading({ caseId, reading }: { caseId: CaseId; reading: ReadingVersion }) {
  const { t } = useTranslation(["comparison", "common"]);
  const [open, setOpen] = useState(false);
  const all = useReply(readingRoutes.listReadings, { params: { caseId } }, { enabled: open });
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t("sealed.open", { version: reading.version })}
      </Button>
      <Modal
        opened={open}
        size="lg"
        onClose={() => setOpen(false)}
        title={<Text fw={640}>{t("sealed.title")}</Text>}
        closeButtonProps={{ "aria-label": t("common:actions.close") }}
      >
        <Loaded query={all}>
          {({ readings }) => {
            const versions = readings.find((each) => each.versions.some((one) => one.sha256 === reading.sha256))
              ?.versions ?? [reading];
            return (
              <Tabs defaultValue={String(reading.version)}>
                <Tabs.List>
                  {versions.map((each) => (
                    <Tabs.Tab key={each.version} value={String(each.version)}>
                      {t("sealed.version", { version: each.version })}
                    </Tabs.Tab>
                  ))}
                </Tabs.List>
                {versions.map((each) => (
                  <Tabs.Panel key={each.version} value={String(each.version)}>
                    <Version version={each} />
                  </Tabs.Panel>
                ))}
              </Tabs>
            );
          }}
        </Loaded>
      </Modal>
    </>
  );
}
