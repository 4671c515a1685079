import { Badge, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stage } from "#contract/case.ts";
import type { CustodyEvent } from "#contract/custody.ts";
import { byDay } from "./event-groups.ts";
import css from "./opinion.module.css";

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });

/** The details of an event as they were recorded; ids and hashes are for whoever checks. */
function Details({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation("opinion");
  const entries = Object.entries(event.detail).map(
    ([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return (
    <details className={css.rests}>
      <summary>{t("custody.details")}</summary>
      <div className={css.hash}>
        {t("custody.sequence", { number: event.sequence })} · {event.kind} · {event.subject}
        {entries.map((each) => (
          <div key={each}>{each}</div>
        ))}
        <div>
          {t("custody.hash")} {event.hash}
        </div>
        <div>
          {t("custody.previous")} {event.previousHash}
        </div>
      </div>
    </details>
  );
}

/** What happened, after the name; a move says where to. */
function useEventWords(): (event: CustodyEvent) => string {
  const { t } = useTranslation(["opinion", "common"]);
  return (event) => {
    const to = event.kind === "stage-moved" ? stage.safeParse(event.detail["to"]).data : undefined;
    return to === undefined ? t(`event.${event.kind}`) : t("custody.movedTo", { stage: t(`common:stage.${to}`) });
  };
}

/** Events in plain words, by day, newest first. */
export function EventList({ events }: { events: readonly CustodyEvent[] }) {
  const { t } = useTranslation("opinion");
  const words = useEventWords();
  return (
    <Stack gap="lg">
      {byDay(events).map(({ day, events: list }) => (
        <section key={day}>
          <Title order={2} size="h4" mb={4}>
            {calendar.format(new Date(day))}
          </Title>
          <ol className={css.days} reversed>
            {list.map((event) => (
              <li key={event.hash} className={css.event}>
                <Text c="dimmed" size="sm" className="tabular" mt={2}>
                  <time dateTime={event.at}>{clock.format(new Date(event.at))}</time>
                </Text>
                <div>
                  <Text span>{t("custody.sentence", { name: event.actor.name, what: words(event) })}</Text>{" "}
                  {event.actor.kind !== "person" && (
                    <Badge size="sm" color="gray">
                      {t(`custody.actor.${event.actor.kind}`)}
                    </Badge>
                  )}
                  {event.reason !== null && (
                    <Text size="sm" c="dimmed">
                      {t("custody.reason", { reason: event.reason })}
                    </Text>
                  )}
                  <Details event={event} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  );
}
