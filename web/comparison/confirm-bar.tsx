import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import css from "./comparison.module.css";

/** What the comparison still needs, whether it is saved, and the step that makes it final. */
export function ConfirmBar(props: {
  caseId: CaseId;
  missing: readonly string[];
  progress: { done: number; of: number };
  confirmed: boolean;
  editable: boolean;
  busy: boolean;
  saving: ReactNode;
  onConfirm: () => void;
}) {
  const { t } = useTranslation("comparison");
  const { missing, progress } = props;
  if (!props.editable) return null;
  return (
    <div className={css.bar}>
      <Stack gap="xs">
        {missing.length > 0 && (
          <details>
            <summary style={{ cursor: "pointer", minHeight: 28 }}>
              {t("confirm.missing", { count: missing.length })}
            </summary>
            <List size="sm" spacing={2} mt={4}>
              {missing.map((each) => (
                <List.Item key={each}>{each}</List.Item>
              ))}
            </List>
          </details>
        )}
        <Group justify="space-between">
          <div>
            <Text fw={570}>{t("confirm.progress", progress)}</Text>
            {props.saving}
          </div>
          {props.confirmed ? (
            <ButtonLink to="/sign/$caseId" params={{ caseId: props.caseId }}>
              {t("confirm.sign")}
            </ButtonLink>
          ) : (
            <Button
              leftSection={<IconCheck size={18} aria-hidden={true} />}
              loading={props.busy}
              disabled={missing.length > 0}
              onClick={props.onConfirm}
            >
              {t("confirm.action")}
            </Button>
          )}
        </Group>
      </Stack>
    </div>
  );
}

/** Where the comparison stands, on top of the page, when it cannot be edited now. */
export function StandingNotice(props: { stage: string; caseId: CaseId }) {
  const { t } = useTranslation("comparison");
  if (props.stage === "adjudicating") {
    return (
      <Alert color="yellow" title={t("notice.adjudicatingTitle")}>
        {t("notice.adjudicating")}
      </Alert>
    );
  }
  return (
    <Alert color="gray" title={t("notice.closedTitle")}>
      <Stack gap="xs" align="flex-start">
        {t("notice.closed")}
        <ButtonLink to="/answer/$caseId" params={{ caseId: props.caseId }} size="sm" variant="default">
          {t("notice.answer")}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}
