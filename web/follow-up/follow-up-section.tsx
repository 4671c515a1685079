import { Paper, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { mayDo } from "../api/use-case.ts";
import { FeedbackSection } from "./feedback-section.tsx";
import { OutcomeSection } from "./outcome-section.tsx";
import { QuestionsSection } from "./questions-section.tsx";
import { RecommendationsList } from "./recommendations-list.tsx";
import { type FollowUp, useFollowUp } from "./use-follow-up.ts";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section">
      <Title order={3} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/**
 * What happens after the answer: recommendations, questions, what turned out, feedback. Nothing before the signature.
 * @param props.onAnswer for the reader: opens the addendum that answers a question
 */
export function FollowUpSection(props: {
  detail: CaseDetail;
  onAnswer?: (question: FollowUp["questions"][number]) => void;
}) {
  const { t } = useTranslation("followUp");
  const { detail } = props;
  const { data } = useFollowUp(detail);
  if (data === undefined) return null;
  const feedback =
    data.feedback.organisationAllows && (mayDo(detail, "allow-feedback") || mayDo(detail, "write-feedback"));
  return (
    <Stack component="section" gap="md" aria-labelledby="follow-up">
      <Title order={2} size="h3" id="follow-up">
        {t("title")}
      </Title>
      <Part title={t("recommendations.title")}>
        <RecommendationsList detail={detail} items={data.recommendations} />
      </Part>
      {(data.questions.length > 0 || mayDo(detail, "ask-follow-up")) && (
        <Part title={t("questions.title")}>
          <QuestionsSection detail={detail} questions={data.questions} onAnswer={props.onAnswer} />
        </Part>
      )}
      <Part title={t("outcome.title")}>
        <OutcomeSection detail={detail} outcomes={data.outcomes} />
      </Part>
      {feedback && (
        <Part title={t("feedback.title")}>
          <FeedbackSection detail={detail} feedback={data.feedback} />
        </Part>
      )}
    </Stack>
  );
}
