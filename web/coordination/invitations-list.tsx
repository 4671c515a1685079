import { Badge, Button, Group, Paper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { peopleRoutes } from "#contract/routes/people.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

type Invitation = z.infer<typeof peopleRoutes.listInvitations.reply>["invitations"][number];

function Row({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation(["coordination", "common"]);
  const confirm = useConfirm();
  const revoke = useCommand(peopleRoutes.revokeInvitation, [peopleRoutes.listInvitations]);
  const state =
    invitation.usedAt !== null
      ? "used"
      : invitation.revokedAt !== null
        ? "revoked"
        : invitation.expiresAt < new Date().toISOString()
          ? "expired"
          : "open";
  const take = async () => {
    const answer = await confirm({
      title: t("invitations.revokeTitle", { name: invitation.name }),
      consequences: [t("invitations.revokeWhat")],
      action: t("invitations.revoke"),
      destructive: true,
    });
    if (answer === null) return;
    revoke.mutate(
      { params: { invitationId: invitation.id } },
      {
        onSuccess: () => toast.done(t("invitations.revoked")),
        onError: (error) => toast.failed(error.message),
      },
    );
  };
  return (
    <li>
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{invitation.name}</Text>
            <Badge color={state === "open" ? "tide" : "gray"}>{t(`invitations.state.${state}`)}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {[
              invitation.email,
              invitation.roles.map((role) => t(`common:role.${role}`)).join(", "),
              t("invitations.until", { time: formatInstant(invitation.expiresAt) }),
            ].join(" · ")}
          </Text>
        </div>
        {state === "open" && (
          <Button
            size="sm"
            variant="default"
            loading={revoke.isPending}
            aria-label={t("invitations.revokeLabel", { name: invitation.name })}
            onClick={() => void take()}
          >
            {t("invitations.revoke")}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Invitations that are open, used or over. */
export function InvitationsList() {
  const { t } = useTranslation("coordination");
  const list = useReply(peopleRoutes.listInvitations, {});
  return (
    <Loaded query={list}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          <EmptyState title={t("invitations.none")} />
        ) : (
          <Paper>
            <ul className={css.plainList}>
              {invitations.map((each) => (
                <Row key={each.id} invitation={each} />
              ))}
            </ul>
          </Paper>
        )
      }
    </Loaded>
  );
}
