import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PatientQuestion } from "#contract/images.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { dayText } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";
import { personName } from "./person-name.ts";

function Patient({ patient }: { patient: PatientQuestion["study"] }) {
  const { t } = useTranslation("coordination");
  const lines = [
    [patient.birthDate === null ? "" : t("request.born", { date: dayText(patient.birthDate) })],
    [
      patient.id === "" ? "" : t("patients.number", { id: patient.id }),
      patient.issuer === "" ? "" : t("patients.issuer", { issuer: patient.issuer }),
    ],
    [patient.accessionNumber === "" ? "" : t("patients.accession", { number: patient.accessionNumber })],
    [patient.description, dayText(patient.studyDate), patient.institution],
  ]
    .map((line) => line.filter((each) => each !== "").join(" · "))
    .filter((line) => line !== "");
  return (
    <div className={css.half}>
      <Text fw={570}>{personName(patient.name) || t("board.noName")}</Text>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Group gap={6} mt={4}>
        {patient.cases.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("patients.noCase")}
          </Text>
        )}
        {patient.cases.map((each) => (
          <ButtonLink
            key={each.id}
            to="/cases/$caseId"
            params={{ caseId: each.id }}
            variant="default"
            size="compact-sm"
          >
            {t("patients.inCase", { number: each.number })}
          </ButtonLink>
        ))}
      </Group>
    </div>
  );
}

function Question({ question }: { question: PatientQuestion }) {
  const { t } = useTranslation("coordination");
  const confirm = useConfirm();
  const answer = useCommand(imageRoutes.answerPatientQuestion, [imageRoutes.listPatientQuestions]);
  const ask = async (decision: "same-person" | "different-people") => {
    const key = decision === "same-person" ? "same" : "different";
    const given = await confirm({
      title: t(`patients.${key}Title`),
      consequences: [t(`patients.${key}What`), t("patients.once")],
      action: t(`patients.${key}`),
      reason: true,
    });
    if (given === null) return;
    answer.mutate(
      { params: { questionId: question.id }, body: { decision, reason: given.reason } },
      { onSuccess: () => toast.done(t("patients.answered")) },
    );
  };
  return (
    <Paper component="li">
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t(`patients.kind.${question.kind}`)}
        </Title>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Patient patient={question.study} />
          <Patient patient={question.other} />
        </Group>
        {answer.isError && <Refused error={answer.error} compact />}
        <Group>
          {(["same-person", "different-people"] as const).map((each) => (
            <Button key={each} size="sm" variant="default" loading={answer.isPending} onClick={() => void ask(each)}>
              {t(each === "same-person" ? "patients.same" : "patients.different")}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Patients who may have been mixed up, with the two examinations side by side; nothing where nobody has to be asked. */
export function PatientQuestions() {
  const { t } = useTranslation("coordination");
  const questions = useReply(imageRoutes.listPatientQuestions, {}, { refetchInterval: 30_000 });
  if (questions.isError) return <Refused error={questions.error} compact />;
  const open = questions.data?.questions ?? [];
  if (open.length === 0) return null;
  return (
    <section className={css.asking}>
      <Title order={2} size="h3" mb="sm">
        {t("patients.title")}
      </Title>
      <ul className={css.plainList}>
        {open.map((each) => (
          <Question key={each.id} question={each} />
        ))}
      </ul>
    </section>
  );
}
