import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCloudDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { FetchDialog } from "./fetch-dialog.tsx";
import { TransfersList } from "./transfers-list.tsx";

/** Fetching from other archives, for coordinators. @param detail the case that gets the studies; null for the inbox */
export function FetchPanel({ detail }: { detail: CaseDetail | null }) {
  const { t } = useTranslation("peers");
  const coordinator = hasRole(useMe(), "coordinator");
  const [open, setOpen] = useState(false);
  if (!coordinator) return null;
  return (
    <Paper component="section">
      <Stack>
        <Group justify="space-between" align="flex-start">
          <div style={{ flex: "1 1 16rem" }}>
            <Title order={2} size="h3">
              {t("fetch.title")}
            </Title>
            <Text c="dimmed">{t("fetch.intro")}</Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconCloudDownload size={18} aria-hidden={true} />}
            onClick={() => setOpen(true)}
          >
            {t("fetch.open")}
          </Button>
        </Group>
        <TransfersList caseId={detail?.id ?? null} />
      </Stack>
      {open && <FetchDialog detail={detail} onClose={() => setOpen(false)} />}
    </Paper>
  );
}
