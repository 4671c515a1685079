import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, Offer } from "#contract/case.ts";
import type { PersonId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { formatInstant } from "../account/format-instant.ts";
import { mayDo } from "../api/use-case.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { ReaderChoice } from "../comparison/reader-choice.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";

const answerColour = { accepted: "green", declined: "red", expired: "gray", withdrawn: "gray" } as const;
const hoursToChoose = [4, 8, 12, 24, 48, 72, 168] as const;
/** The more urgent, the sooner the next reader can be asked. */
const usualHours = { routine: 48, soon: 24, urgent: 4 } as const;

function OfferRow({ offer }: { offer: Offer }) {
  const { t } = useTranslation("coordination");
  return (
    <li>
      <Group gap="xs">
        <Text fw={570}>{offer.readerName}</Text>
        <Badge color={offer.answer === null ? "tide" : answerColour[offer.answer]}>
          {offer.answer === null ? t("offers.waiting") : t(`offers.answer.${offer.answer}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t("offers.when", { offered: formatInstant(offer.offeredAt), expires: formatInstant(offer.expiresAt) })}
        {offer.answerReason !== null &&
          offer.answerReason !== "" &&
          ` · ${t("offers.reason", { reason: offer.answerReason })}`}
      </Text>
    </li>
  );
}

function OfferForm({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const readers = useReply(caseRoutes.listReaders, { params: { caseId: detail.id } });
  const offer = useCommand(caseRoutes.offerCase, [caseRoutes.getCase, caseRoutes.listCases, caseRoutes.listReaders]);
  const [[chosen = null], setChosen] = useState<PersonId[]>([]);
  const [hours, setHours] = useState<number>(usualHours[detail.urgency ?? "routine"]);
  const name = readers.data?.readers.find((each) => each.readerId === chosen)?.name ?? "";
  const send = () => {
    if (chosen === null) return;
    offer.mutate(
      { params: { caseId: detail.id }, body: { readerId: chosen, hours } },
      { onSuccess: () => toast.done(t("readers.offered", { name })) },
    );
  };
  return (
    <Paper component="section">
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t("readers.title")}
          </Title>
          <Text c="dimmed">{t("readers.intro")}</Text>
        </div>
        <Loaded query={readers}>
          {(data) => (
            <ReaderChoice
              label={t("readers.choose")}
              readers={data.readers}
              value={chosen === null ? [] : [chosen]}
              onChange={setChosen}
            />
          )}
        </Loaded>
        {offer.isError && <Refused error={offer.error} />}
        <Group align="flex-end">
          <NativeSelect
            label={t("readers.hours")}
            value={String(hours)}
            data={hoursToChoose.map((value) => ({
              value: String(value),
              label: t("readers.hoursCount", { count: value }),
            }))}
            onChange={(event) => setHours(Number(event.currentTarget.value))}
          />
          <Button disabled={chosen === null} loading={offer.isPending} onClick={send}>
            {chosen === null ? t("readers.offer") : t("readers.offerTo", { name })}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Who fits the case and why, who does not and why not; and what was offered to whom. */
export function ReadersPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const readers = useReply(
    caseRoutes.listReaders,
    { params: { caseId: detail.id } },
    { enabled: !mayDo(detail, "offer-case") && mayDo(detail, "view-readers") },
  );
  return (
    <Stack>
      {mayDo(detail, "offer-case") ? (
        <OfferForm detail={detail} />
      ) : (
        <Paper component="section">
          <Title order={2} size="h3">
            {t("readers.title")}
          </Title>
          <Text c="dimmed">
            {detail.stage === "draft" || detail.stage === "gathering" ? t("readers.early") : t("readers.notNow")}
          </Text>
          {readers.data !== undefined && (
            <Text mt="xs">
              {t("readers.wouldFit", {
                count: readers.data.readers.filter((each) => each.eligible).length,
                of: readers.data.readers.length,
              })}
            </Text>
          )}
        </Paper>
      )}
      <Paper component="section">
        <Title order={2} size="h3" mb="sm">
          {t("offers.title")}
        </Title>
        {detail.offers.length === 0 ? (
          <Text c="dimmed">{t("offers.none")}</Text>
        ) : (
          <ul className={css.plainList}>
            {[...detail.offers]
              .sort((a, b) => b.offeredAt.localeCompare(a.offeredAt))
              .map((offer) => (
                <OfferRow key={offer.id} offer={offer} />
              ))}
          </ul>
        )}
      </Paper>
    </Stack>
  );
}
