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
import { type ServiceRole, serviceRole } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useConfirmed } from "../account/use-confirmed.tsx";
import { useCommand, useReply } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

type Token = z.infer<typeof peopleRoutes.listTokens.reply>["tokens"][number];

const inOneYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

function NewToken() {
  const { t } = useTranslation(["coordination", "common"]);
  const confirmed = useConfirmed();
  const create = useCommand(peopleRoutes.createToken, [peopleRoutes.listTokens]);
  const [name, setName] = useState("");
  const [role, setRole] = useState<ServiceRole>("integrator");
  const [expires, setExpires] = useState(inOneYear);
  const [made, setMade] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const good = name.trim() !== "" && /^\d{4}-\d{2}-\d{2}$/.test(expires);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!good) return;
    setError(null);
    try {
      await confirmed.run(async () => {
        const { token } = await create.mutateAsync({ body: { name: name.trim(), role, expires } });
        setMade(token);
        setName("");
      });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Stack>
      {made !== null && (
        <Alert color="green" title={t("tokens.madeTitle")} role="status">
          <Stack gap="xs">
            {t("tokens.made")}
            <TextInput
              aria-label={t("tokens.secret")}
              value={made}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
            />
            <Group>
              <CopyButton value={made}>
                {({ copied, copy }) => (
                  <Button variant="default" size="sm" onClick={copy}>
                    {copied ? t("common:actions.copied") : t("common:actions.copy")}
                  </Button>
                )}
              </CopyButton>
              <Button size="sm" onClick={() => setMade(null)}>
                {t("common:actions.done")}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      <form onSubmit={(event) => void submit(event)}>
        <Group align="flex-end">
          <TextInput
            label={t("tokens.name")}
            value={name}
            maxLength={80}
            required
            style={{ flex: "1 1 12rem" }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("tokens.role")}
            value={role}
            data={serviceRole.options.map((value) => ({ value, label: t(`tokens.roles.${value}`) }))}
            onChange={(event) => setRole(serviceRole.catch("integrator").parse(event.currentTarget.value))}
          />
          <TextInput
            label={t("tokens.expires")}
            type="date"
            value={expires}
            required
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!good} loading={create.isPending}>
            {t("tokens.create")}
          </Button>
        </Group>
      </form>
      {error !== null && <Refused error={error} compact />}
      {confirmed.dialog}
    </Stack>
  );
}

function Row({ token }: { token: Token }) {
  const { t } = useTranslation("coordination");
  const confirm = useConfirm();
  const revoke = useCommand(peopleRoutes.revokeToken, [peopleRoutes.listTokens]);
  const over = token.revokedAt !== null || token.expiresAt < new Date().toISOString();
  const take = async () => {
    const answer = await confirm({
      title: t("tokens.revokeTitle", { name: token.name }),
      consequences: [t("tokens.revokeWhat")],
      action: t("tokens.revoke"),
      destructive: true,
    });
    if (answer === null) return;
    revoke.mutate({ params: { tokenId: token.id } }, { onError: (error) => toast.failed(error.message) });
  };
  return (
    <li>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{token.name}</Text>
            <Badge color="gray">{t(`tokens.roles.${token.role}`)}</Badge>
            {over && <Badge color="gray">{token.revokedAt === null ? t("tokens.expired") : t("tokens.revoked")}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {t("tokens.until", { time: formatInstant(token.expiresAt) })} ·{" "}
            {token.lastUsedAt === null
              ? t("tokens.unused")
              : t("tokens.used", { time: formatInstant(token.lastUsedAt) })}
          </Text>
        </div>
        {!over && (
          <Button
            size="sm"
            variant="default"
            loading={revoke.isPending}
            aria-label={t("tokens.revokeLabel", { name: token.name })}
            onClick={() => void take()}
          >
            {t("tokens.revoke")}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Tokens with which machines come: hospitals' systems and AI readers. */
export function TokensSection() {
  const { t } = useTranslation("coordination");
  const list = useReply(peopleRoutes.listTokens, {});
  return (
    <Paper component="section">
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t("tokens.title")}
          </Title>
          <Text c="dimmed">{t("tokens.intro")}</Text>
        </div>
        <NewToken />
        <Loaded query={list}>
          {({ tokens }) =>
            tokens.length === 0 ? (
              <Text c="dimmed">{t("tokens.none")}</Text>
            ) : (
              <ul className={css.plainList}>
                {tokens.map((each) => (
                  <Row key={each.id} token={each} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Stack>
    </Paper>
  );
}
