import { Badge, Button, Group, NativeSelect, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

type Grants = z.infer<typeof caseRoutes.listGrants.reply>;
type Grant = Grants["grants"][number];
const givable = ["patient", "referrer"] as const;

function GrantRow({ detail, grant }: { detail: CaseDetail; grant: Grant }) {
  const { t } = useTranslation(["coordination", "common"]);
  const confirm = useConfirm();
  const revoke = useCommand(caseRoutes.revokeGrant, [caseRoutes.listGrants]);
  const mayRevoke = grant.revokedAt === null && (grant.part === "patient" || grant.part === "referrer");
  const take = async () => {
    const answer = await confirm({
      title: t("grants.revokeTitle", { name: grant.name }),
      consequences: [t("grants.revokeWhat", { name: grant.name })],
      action: t("grants.revoke"),
      destructive: true,
    });
    if (answer !== null) revoke.mutate({ params: { caseId: detail.id, grantId: grant.id } });
  };
  return (
    <li>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={570}>{grant.name}</Text>
            <Badge color={grant.revokedAt === null ? "tide" : "gray"}>{t(`common:part.${grant.part}`)}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t("grants.since", { time: formatInstant(grant.grantedAt), by: grant.grantedBy })}
            {grant.revokedAt !== null && ` · ${t("grants.ended", { time: formatInstant(grant.revokedAt) })}`}
          </Text>
        </div>
        {mayRevoke && (
          <Button
            size="sm"
            variant="default"
            loading={revoke.isPending}
            aria-label={t("grants.revokeLabel", { name: grant.name })}
            onClick={() => void take()}
          >
            {t("grants.revoke")}
          </Button>
        )}
      </Group>
      {revoke.isError && <Refused error={revoke.error} compact />}
    </li>
  );
}

function GiveForm({ detail, grants }: { detail: CaseDetail; grants: Grants }) {
  const { t } = useTranslation(["coordination", "common"]);
  const give = useCommand(caseRoutes.giveGrant, [caseRoutes.listGrants]);
  const [who, setWho] = useState<string | null>(null);
  const [part, setPart] = useState<(typeof givable)[number]>("patient");
  const fitting = grants.candidates.filter((each) => each.roles.includes(part));
  const chosen = fitting.find((each) => each.id === who);
  const send = () => {
    if (chosen === undefined) return;
    give.mutate(
      { params: { caseId: detail.id }, body: { personId: chosen.id, part } },
      {
        onSuccess: () => {
          setWho(null);
          toast.done(t("grants.given", { name: chosen.name }));
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <NativeSelect
          label={t("grants.part")}
          value={part}
          data={givable.map((value) => ({ value, label: t(`common:part.${value}`) }))}
          onChange={(event) => setPart(event.currentTarget.value === "referrer" ? "referrer" : "patient")}
        />
        <Select
          label={t("grants.who")}
          placeholder={t("grants.whoHint")}
          value={chosen?.id ?? null}
          data={fitting.map((each) => ({ value: each.id, label: `${each.name} (${each.email})` }))}
          searchable
          nothingFoundMessage={t("grants.nobody")}
          style={{ flex: "1 1 16rem" }}
          onChange={setWho}
        />
        <Button disabled={chosen === undefined} loading={give.isPending} onClick={send}>
          {t("grants.give")}
        </Button>
      </Group>
      {give.isError && <Refused error={give.error} compact />}
    </Stack>
  );
}

/** Who may see the case, and since when; a patient or referrer can be given a part or lose it. */
export function GrantsPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const grants = useReply(caseRoutes.listGrants, { params: { caseId: detail.id } });
  return (
    <Paper component="section">
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t("grants.title")}
          </Title>
          <Text c="dimmed">{t("grants.intro")}</Text>
        </div>
        <Loaded query={grants}>
          {(data) => (
            <>
              <GiveForm detail={detail} grants={data} />
              <ul className={css.plainList}>
                {[...data.grants]
                  .sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null))
                  .map((grant) => (
                    <GrantRow key={grant.id} detail={detail} grant={grant} />
                  ))}
              </ul>
            </>
          )}
        </Loaded>
      </Stack>
    </Paper>
  );
}
