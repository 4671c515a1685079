import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { call } from "../api/call.ts";
import { useMe } from "../api/use-me.ts";
import { replyKey, useReply } from "../api/use-reply.ts";
import { makePasskey, passkeysWork } from "../doors/passkey.ts";
import { SaidNo } from "../doors/said-no.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { toast } from "../shell/toast.ts";
import { formatInstant } from "./format-instant.ts";
import { Section } from "./section.tsx";
import { useConfirmed } from "./use-confirmed.tsx";

/** The passkeys of the account: seen, added, removed. */
export function PasskeysSection() {
  const { t } = useTranslation("account");
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { run, dialog } = useConfirmed();
  const list = useReply(peopleRoutes.listPasskeys, {});
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = async (step: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await run(step);
      for (const route of [peopleRoutes.listPasskeys, peopleRoutes.getMe]) {
        await client.invalidateQueries({ queryKey: replyKey(route) });
      }
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const add = () =>
    attempt(async () => {
      const response = await makePasskey(await call(peopleRoutes.passkeyRegistration, {}));
      await call(peopleRoutes.addPasskey, { body: { name: name.trim() || t("passkeys.nameStart"), response } });
      setName("");
      toast.done(t("passkeys.added"));
    });
  const remove = async (each: { id: string; name: string }) => {
    const last = me.passkeys === 1 && !me.hasAuthenticator;
    const answer = await confirm({
      title: t("passkeys.removeTitle", { name: each.name }),
      consequences: [t("passkeys.removeConsequence"), ...(last ? [t("passkeys.removeLast")] : [])],
      action: t("passkeys.remove"),
      destructive: true,
    });
    if (answer === null) return;
    await attempt(async () => {
      await call(peopleRoutes.removePasskey, { params: { passkeyId: each.id } });
      toast.done(t("passkeys.removed"));
    });
  };
  return (
    <Section title={t("passkeys.title")} intro={t("passkeys.intro")}>
      {dialog}
      <SaidNo error={error} />
      <Loaded query={list}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <Text>{t("passkeys.none")}</Text>
          ) : (
            <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
              {passkeys.map((each) => (
                <Group component="li" key={each.id} justify="space-between" wrap="nowrap">
                  <div>
                    <Text fw={570}>{each.name}</Text>
                    <Text size="sm" c="dimmed">
                      {t("passkeys.created", { date: formatInstant(each.createdAt) })},{" "}
                      {each.lastUsedAt === null
                        ? t("passkeys.neverUsed")
                        : t("passkeys.used", { date: formatInstant(each.lastUsedAt) })}
                    </Text>
                  </div>
                  <ActionIcon
                    aria-label={t("passkeys.removeLabel", { name: each.name })}
                    color="red"
                    disabled={busy}
                    onClick={() => void remove(each)}
                  >
                    <IconTrash size={20} aria-hidden={true} />
                  </ActionIcon>
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
      {passkeysWork() ? (
        <Group align="flex-end">
          <TextInput
            label={t("passkeys.name")}
            description={t("passkeys.nameHelp")}
            placeholder={t("passkeys.nameStart")}
            value={name}
            maxLength={80}
            style={{ flex: "1 1 14rem" }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button leftSection={<IconFingerprint aria-hidden={true} />} loading={busy} onClick={() => void add()}>
            {t("passkeys.add")}
          </Button>
        </Group>
      ) : (
        <Text c="dimmed">{t("passkeys.unsupported")}</Text>
      )}
    </Section>
  );
}
