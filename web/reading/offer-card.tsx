import { Button, Card, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseSummary, Offer } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { useCase } from "../api/use-case.ts";
import { useMe } from "../api/use-me.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { CaseHeading } from "./case-heading.tsx";
import { timeText } from "./dates.ts";

function Answer({ summary, offer }: { summary: CaseSummary; offer: Offer }) {
  const { t } = useTranslation("reading");
  const confirm = useConfirm();
  const answer = useCommand(caseRoutes.answerOffer, [caseRoutes.listCases, caseRoutes.getCase]);
  const params = { caseId: summary.id, offerId: offer.id };
  const { number } = summary;
  const accept = () =>
    answer.mutate(
      { params, body: { answer: "accepted", reason: "" } },
      { onSuccess: () => toast.done(t("list.accepted", { number })) },
    );
  const decline = async () => {
    const given = await confirm({
      title: t("list.declineTitle", { number }),
      consequences: [t("list.declineWhat"), t("list.declineWhy")],
      action: t("list.decline"),
      reason: true,
    });
    if (given === null) return;
    answer.mutate(
      { params, body: { answer: "declined", reason: given.reason } },
      { onSuccess: () => toast.note(t("list.declined", { number })) },
    );
  };
  const over = new Date(offer.expiresAt).getTime() < Date.now();
  return (
    <>
      <Text mt={6} fw={550}>
        {over ? t("list.offerOver") : t("list.answerBy", { time: timeText(offer.expiresAt) })}
      </Text>
      {answer.isError && <Refused error={answer.error} compact />}
      <Group mt="md">
        <Button
          loading={answer.isPending}
          disabled={over}
          aria-label={`${t("list.accept")}: ${summary.patientName}, ${number}`}
          onClick={accept}
        >
          {t("list.accept")}
        </Button>
        <Button
          variant="default"
          disabled={over || answer.isPending}
          aria-label={`${t("list.decline")}: ${summary.patientName}, ${number}`}
          onClick={() => void decline()}
        >
          {t("list.decline")}
        </Button>
      </Group>
    </>
  );
}

/** A case offered to me: enough to decide, and until when. */
export function OfferCard({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation("reading");
  const me = useMe();
  const detail = useCase(summary.id);
  const offer = detail.data?.offers.find((each) => each.readerId === me.id && each.answer === null);
  const question = detail.data?.request?.question;
  return (
    <Card component="li">
      <CaseHeading summary={summary} />
      {question !== undefined && (
        <Text mt={6} lineClamp={4}>
          <strong>{t("list.question")}:</strong> {question}
        </Text>
      )}
      {offer !== undefined && <Answer summary={summary} offer={offer} />}
      {detail.isError && <Refused error={detail.error} compact onRetry={() => void detail.refetch()} />}
    </Card>
  );
}
