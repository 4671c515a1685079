import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RefusedError, UnreachableError } from "../api/refused-error.ts";

/** What an error means, in words for a person: title, sentence, and the points that the service named. */
export function useFailureWords() {
  const { t } = useTranslation();
  return (error: unknown): { title: string; message: string; detail: readonly string[] } => {
    if (error instanceof RefusedError) {
      return { title: t("failure.title"), message: error.message, detail: error.detail };
    }
    if (error instanceof UnreachableError) {
      return { title: t("failure.unreachableTitle"), message: t("failure.unreachable"), detail: [] };
    }
    return { title: t("failure.title"), message: t("failure.strange"), detail: [] };
  };
}

/** A failure said plainly, with a way on. Announced to screen readers when it appears. */
export function Refused(props: { error: unknown; title?: string; onRetry?: () => void; compact?: boolean }) {
  const { t } = useTranslation();
  const words = useFailureWords()(props.error);
  const unreachable = props.error instanceof UnreachableError;
  return (
    <Alert
      role="alert"
      color={unreachable ? "yellow" : "red"}
      title={props.compact === true ? undefined : (props.title ?? words.title)}
      icon={unreachable ? <IconPlugConnectedX aria-hidden={true} /> : <IconAlertTriangle aria-hidden={true} />}
    >
      <Stack gap="xs">
        <Text size="md">{words.message}</Text>
        {words.detail.length > 0 && (
          <List size="md" spacing={2}>
            {words.detail.map((each) => (
              <List.Item key={each}>{each}</List.Item>
            ))}
          </List>
        )}
        {props.onRetry !== undefined && (
          <Group>
            <Button size="sm" variant="default" onClick={props.onRetry}>
              {t("actions.retry")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
