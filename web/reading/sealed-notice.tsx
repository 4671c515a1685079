import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ReadingVersion } from "#contract/finding.ts";
import { timeText } from "./dates.ts";

/** Whose reading was sealed, and where it goes on. */
export function SealedNotice(props: { version: ReadingVersion; patient: string; number: string; caseId: string }) {
  const { t } = useTranslation("reading");
  const { version } = props;
  return (
    <Alert color="green" icon={<IconLock aria-hidden={true} />} role="status">
      <Stack gap="xs">
        <Text fw={620}>{t("seal.done", { patient: props.patient, number: props.number })}</Text>
        <Text size="md">{t("seal.doneAt", { time: timeText(version.sealedAt), version: version.version })}</Text>
        <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {t("seal.fingerprint", { sha: version.sha256 })}
        </Text>
        <Text size="md">{t("seal.readOnly")}</Text>
        <Group>
          <Button renderRoot={(root) => <Link to="/compare/$caseId" params={{ caseId: props.caseId }} {...root} />}>
            {t("seal.compare")}
          </Button>
          <Button variant="default" renderRoot={(root) => <Link to="/read" {...root} />}>
            {t("seal.toList")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
