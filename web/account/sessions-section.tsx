import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SessionSummary } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { SaidNo } from "../doors/said-no.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { toast } from "../shell/toast.ts";
import { formatInstant } from "./format-instant.ts";
import { readUserAgent } from "./read-user-agent.ts";
import { Section } from "./section.tsx";

function SessionRow(props: { session: SessionSummary; device: string; onEnd: () => void; busy: boolean }) {
  const { t } = useTranslation("account");
  const { session, device } = props;
  return (
    <Group component="li" justify="space-between">
      <div>
        <Group gap="xs">
          <Text fw={570}>{device}</Text>
          {session.current && <Badge color="green">{t("sessions.current")}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {session.address} · {t("sessions.since", { date: formatInstant(session.createdAt) })} ·{" "}
          {t("sessions.seen", { date: formatInstant(session.lastSeenAt) })} ·{" "}
          {t("sessions.until", { date: formatInstant(session.expiresAt) })}
        </Text>
      </div>
      {!session.current && (
        <Button
          size="sm"
          variant="default"
          disabled={props.busy}
          aria-label={t("sessions.endLabel", { device })}
          onClick={props.onEnd}
        >
          {t("sessions.end")}
        </Button>
      )}
    </Group>
  );
}

/** Where the person is signed in; any other session can be ended. */
export function SessionsSection() {
  const { t } = useTranslation("account");
  const confirm = useConfirm();
  const list = useReply(peopleRoutes.listSessions, {});
  const revoke = useCommand(peopleRoutes.revokeSession, [peopleRoutes.listSessions]);
  const [error, setError] = useState<unknown>(null);
  const deviceOf = (session: SessionSummary) => {
    const named = readUserAgent(session.userAgent);
    return named === null ? session.userAgent.slice(0, 60) || t("sessions.unknown") : t("sessions.device", named);
  };
  const end = async (which: readonly SessionSummary[], title: string, action: string, done: string) => {
    const answer = await confirm({ title, consequences: [t("sessions.endConsequence")], action, destructive: true });
    if (answer === null) return;
    setError(null);
    try {
      for (const each of which) await revoke.mutateAsync({ params: { sessionId: each.id } });
      toast.done(done);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Section title={t("sessions.title")} intro={t("sessions.intro")}>
      <SaidNo error={error} />
      <Loaded query={list}>
        {({ sessions }) => {
          const others = sessions.filter((each) => !each.current);
          return (
            <>
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
                {sessions.map((each) => (
                  <SessionRow
                    key={each.id}
                    session={each}
                    device={deviceOf(each)}
                    busy={revoke.isPending}
                    onEnd={() => void end([each], t("sessions.endTitle"), t("sessions.end"), t("sessions.ended"))}
                  />
                ))}
              </Stack>
              {others.length > 0 && (
                <Button
                  variant="subtle"
                  color="red"
                  style={{ alignSelf: "flex-start" }}
                  loading={revoke.isPending}
                  onClick={() => {
                    const action = t("sessions.others", { count: others.length });
                    void end(others, t("sessions.othersTitle"), action, t("sessions.othersEnded"));
                  }}
                >
                  {t("sessions.others", { count: others.length })}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
