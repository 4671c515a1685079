import { Button, Checkbox, Group, Paper, Stack, Text, Textarea, Title, VisuallyHidden } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, ChecklistItem } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

const icons = {
  done: { icon: IconCircleCheck, colour: "var(--mantine-color-green-6)" },
  missing: { icon: IconCircleX, colour: "var(--mantine-color-red-6)" },
  question: { icon: IconHelpCircle, colour: "var(--mantine-color-yellow-6)" },
  "not-needed": { icon: IconCircleDashed, colour: "var(--mantine-color-gray-6)" },
} as const;

/** What no reason makes good; the same the service holds: images must be there, and it must be known whose they are. */
function acceptable({ item, state }: ChecklistItem): boolean {
  if (item === "images") return state === "question";
  return item === "first-report" || item === "slices" || item === "unreadable-files";
}

const isOpen = ({ state }: ChecklistItem): boolean => state === "missing" || state === "question";

function Item(props: { item: ChecklistItem; accepted: boolean; onAccept: ((accepted: boolean) => void) | null }) {
  const { t } = useTranslation("coordination");
  const { item } = props;
  const { icon: Icon, colour } = icons[item.state];
  return (
    <li className={css.check}>
      <Icon size={24} color={colour} aria-hidden={true} />
      <div>
        <Text fw={570}>
          {t(`checklist.item.${item.item}`)} <VisuallyHidden>({t(`checklist.state.${item.state}`)})</VisuallyHidden>
        </Text>
        <Text size="sm" c="dimmed">
          {item.note}
        </Text>
      </div>
      {props.onAccept !== null && (
        <Checkbox
          label={t("checklist.accept")}
          aria-label={t("checklist.acceptLabel", { item: t(`checklist.item.${item.item}`) })}
          checked={props.accepted}
          onChange={(event) => props.onAccept?.(event.currentTarget.checked)}
        />
      )}
    </li>
  );
}

/** What the case still needs, and the step that starts the clock. */
export function ChecklistPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const complete = useCommand(caseRoutes.completeCase, [caseRoutes.getCase, caseRoutes.listCases]);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const may = mayDo(detail, "complete-case");
  const open = detail.checklist.filter(isOpen);
  const inTheWay = open.filter((item) => !accepted.includes(item.item));
  const reasonNeeded = open.length > 0 && inTheWay.length === 0;
  const ready = inTheWay.length === 0 && (!reasonNeeded || reason.trim().length >= 3);
  const send = () =>
    complete.mutate(
      { params: { caseId: detail.id }, body: { missingAccepted: [...accepted], reason: reason.trim() } },
      { onSuccess: () => toast.done(t("checklist.done")) },
    );
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="xs">
        {t("checklist.title")}
      </Title>
      <ul className={css.checks}>
        {detail.checklist.map((item) => (
          <Item
            key={item.item}
            item={item}
            accepted={accepted.includes(item.item)}
            onAccept={
              may && isOpen(item) && acceptable(item)
                ? (given) =>
                    setAccepted(given ? [...accepted, item.item] : accepted.filter((each) => each !== item.item))
                : null
            }
          />
        ))}
      </ul>
      {may && (
        <Stack gap="sm" mt="md">
          {reasonNeeded && (
            <Textarea
              label={t("checklist.reason")}
              description={t("checklist.reasonHelp")}
              value={reason}
              maxLength={1000}
              minRows={2}
              required
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {complete.isError && <Refused error={complete.error} />}
          <Group>
            <Button disabled={!ready} loading={complete.isPending} onClick={send}>
              {t("checklist.complete")}
            </Button>
            <Text size="sm" c="dimmed">
              {inTheWay.length > 0 ? t("checklist.inTheWay", { count: inTheWay.length }) : t("checklist.clock")}
            </Text>
          </Group>
        </Stack>
      )}
    </Paper>
  );
}
