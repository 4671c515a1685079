import {
  Alert,
  Badge,
  Button,
  CopyButton,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Delivery } from "#contract/delivery.ts";
import type { CaseId } from "#contract/ids.ts";
import { type AnswerLanguage, answerLanguage, languageName } from "#contract/language.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./opinion.module.css";

type Made = z.infer<typeof opinionRoutes.createDelivery.reply>;

const stateColour = {
  waiting: "tide",
  opened: "green",
  overdue: "red",
  expired: "gray",
  revoked: "gray",
  locked: "red",
} as const satisfies Record<Delivery["state"], string>;
const validities = [24, 72, 168, 336, 720, 2160] as const;
const looksLikeEmail = (text: string): boolean => text === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

function Once(props: { label: string; value: string; large?: boolean }) {
  const { t } = useTranslation("common");
  return (
    <div>
      <Text size="sm" fw={570}>
        {props.label}
      </Text>
      <Group wrap="nowrap" align="center">
        <span className={`${css.once ?? ""} ${props.large === true ? (css.code ?? "") : ""}`}>{props.value}</span>
        <CopyButton value={props.value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} aria-label={`${t("actions.copy")}: ${props.label}`}>
              {copied ? t("actions.copied") : t("actions.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

/** Link and code, shown once: neither can be looked up again. */
function JustMade({ made, onDone }: { made: Made; onDone: () => void }) {
  const { t } = useTranslation(["opinion", "common"]);
  return (
    <Alert color="green" title={t("delivery.madeTitle", { name: made.delivery.recipientName })} role="status">
      <Stack gap="sm">
        <Text>{t("delivery.made")}</Text>
        <Once label={t("delivery.link")} value={made.link} />
        <Once label={t("delivery.code")} value={made.code} large />
        <Text size="sm">{t("delivery.codeApart")}</Text>
        <Group>
          <Button size="sm" onClick={onDone}>
            {t("common:actions.done")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function NewDelivery({ caseId, onMade }: { caseId: CaseId; onMade: (made: Made) => void }) {
  const { t } = useTranslation("opinion");
  const create = useCommand(opinionRoutes.createDelivery, [opinionRoutes.listDeliveries]);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [hours, setHours] = useState<number>(336);
  const [language, setLanguage] = useState<AnswerLanguage>("en");
  const [late, setLate] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLate(true);
    if (name.trim() === "" || !looksLikeEmail(email.trim())) return;
    create.mutate(
      {
        params: { caseId },
        body: { recipientName: name.trim(), recipientEmail: email.trim(), validHours: hours, language },
      },
      {
        onSuccess: (made) => {
          setName("");
          setEmail("");
          setLate(false);
          onMade(made);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={t("delivery.name")}
            value={name}
            maxLength={200}
            required
            error={late && name.trim() === "" ? t("delivery.nameMissing") : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t("delivery.email")}
            type="email"
            value={email}
            maxLength={254}
            error={late && !looksLikeEmail(email.trim()) ? t("delivery.emailWrong") : undefined}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("delivery.valid")}
            value={String(hours)}
            data={validities.map((value) => ({
              value: String(value),
              label: t("delivery.days", { count: value / 24 }),
            }))}
            onChange={(event) => setHours(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t("delivery.language")}
            value={language}
            data={answerLanguage.options.map((each) => ({ value: each, label: languageName[each] }))}
            onChange={(event) => setLanguage(answerLanguage.parse(event.currentTarget.value))}
          />
        </Group>
        {create.isError && <Refused error={create.error} compact />}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t("delivery.create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Row({ caseId, delivery }: { caseId: CaseId; delivery: Delivery }) {
  const { t } = useTranslation("opinion");
  const confirm = useConfirm();
  const revoke = useCommand(opinionRoutes.revokeDelivery, [opinionRoutes.listDeliveries]);
  const { state } = delivery;
  const takeBack = async () => {
    const answer = await confirm({
      title: t("delivery.revokeTitle", { name: delivery.recipientName }),
      consequences: [t("delivery.revokeWhat"), ...(delivery.openedAt === null ? [] : [t("delivery.revokeOpened")])],
      action: t("delivery.revoke"),
      destructive: true,
    });
    if (answer === null) return;
    revoke.mutate(
      { params: { caseId, deliveryId: delivery.id } },
      {
        onSuccess: () => toast.done(t("delivery.revoked")),
        onError: (error) => toast.failed(error.message),
      },
    );
  };
  return (
    <Group component="li" justify="space-between">
      <div>
        <Group gap="xs">
          <Text fw={570}>{delivery.recipientName}</Text>
          <Badge color={stateColour[state]}>{t(`delivery.state.${state}`)}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {[
            delivery.recipientEmail,
            t("delivery.since", { time: timeText(delivery.createdAt), by: delivery.createdBy }),
            delivery.openedAt === null
              ? t("delivery.until", { time: timeText(delivery.expiresAt) })
              : t("delivery.openedAt", { time: timeText(delivery.openedAt) }),
            delivery.failedCodes > 0 ? t("delivery.failed", { count: delivery.failedCodes }) : "",
          ]
            .filter((each) => each !== "")
            .join(" · ")}
        </Text>
      </div>
      {state !== "revoked" && state !== "expired" && (
        <Button
          size="sm"
          variant="default"
          loading={revoke.isPending}
          aria-label={t("delivery.revokeLabel", { name: delivery.recipientName })}
          onClick={() => void takeBack()}
        >
          {t("delivery.revoke")}
        </Button>
      )}
    </Group>
  );
}

/** Links given to people without an account: make one, see whether it was opened, take it back. */
export function DeliveriesPanel({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation("opinion");
  const list = useReply(opinionRoutes.listDeliveries, { params: { caseId } }, { refetchInterval: 60_000 });
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Paper component="section">
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t("delivery.title")}
          </Title>
          <Text c="dimmed">{t("delivery.intro")}</Text>
        </div>
        {made !== null && <JustMade made={made} onDone={() => setMade(null)} />}
        <NewDelivery caseId={caseId} onMade={setMade} />
        <Loaded query={list}>
          {({ deliveries }) =>
            deliveries.length === 0 ? (
              <Text c="dimmed">{t("delivery.none")}</Text>
            ) : (
              <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: "none" }}>
                {deliveries.map((each) => (
                  <Row key={each.id} caseId={caseId} delivery={each} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Stack>
    </Paper>
  );
}
