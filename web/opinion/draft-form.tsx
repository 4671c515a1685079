import { Badge, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OpinionDraft, PlainAccount } from "#contract/opinion.ts";
import { plainGradeTarget, plainText } from "#reporting/check-opinion.ts";
import { en } from "#reporting/languages/en.ts";
import { readingGrade } from "#reporting/reading-grade.ts";
import { type Grounds, PlainLinesField } from "./plain-lines-field.tsx";

/** The school grade of the patient's account as it is written, live. */
function Grade({ plain }: { plain: PlainAccount }) {
  const { t } = useTranslation("opinion");
  const grade = Math.round(readingGrade(plainText(plain)) * 10) / 10;
  const good = grade <= plainGradeTarget;
  return (
    <div role="status">
      <Badge color={good ? "green" : grade <= plainGradeTarget + 2 ? "yellow" : "red"}>
        {t("draft.grade", { grade })}
      </Badge>{" "}
      <Text span size="sm" c="dimmed">
        {good ? t("draft.gradeGood") : t("draft.gradeHigh", { target: plainGradeTarget })}
      </Text>
    </div>
  );
}

function Account(props: { plain: PlainAccount; grounds: Grounds; change: (part: Partial<PlainAccount>) => void }) {
  const { t } = useTranslation("opinion");
  const { plain, grounds, change } = props;
  return (
    <Stack>
      <Textarea
        label={t("draft.plainAnswer")}
        description={t("draft.plainAnswerHelp")}
        value={plain.answer}
        maxLength={2000}
        minRows={2}
        onChange={(event) => change({ answer: event.currentTarget.value })}
      />
      <PlainLinesField
        label={en.labels.agreements}
        help={t("draft.linesHelp")}
        lines={plain.agreements}
        grounds={grounds}
        onChange={(agreements) => change({ agreements })}
      />
      <PlainLinesField
        label={en.labels.differences}
        help={t("draft.linesHelp")}
        lines={plain.differences}
        grounds={grounds}
        onChange={(differences) => change({ differences })}
      />
      <Textarea
        label={en.labels.why}
        value={plain.whyReadingsDiffer}
        maxLength={2000}
        minRows={2}
        onChange={(event) => change({ whyReadingsDiffer: event.currentTarget.value })}
      />
      <Textarea
        label={en.labels.changes}
        value={plain.changes}
        maxLength={2000}
        minRows={2}
        onChange={(event) => change({ changes: event.currentTarget.value })}
      />
      <Textarea
        label={en.labels.askNext}
        description={t("draft.askNextHelp")}
        value={plain.askNext.join("\n")}
        minRows={3}
        onChange={(event) =>
          change({
            askNext: event.currentTarget.value
              .split("\n")
              .slice(0, 20)
              .map((each) => each.slice(0, 500)),
          })
        }
        onBlur={() => change({ askNext: plain.askNext.filter((each) => each.trim() !== "") })}
      />
      <Textarea
        label={en.labels.notKnown}
        value={plain.notKnown}
        maxLength={2000}
        minRows={2}
        onChange={(event) => change({ notKnown: event.currentTarget.value })}
      />
    </Stack>
  );
}

/** All that the radiologist words before signing: the answer for the doctor, and the account for the patient. */
export function DraftForm(props: { draft: OpinionDraft; grounds: Grounds; onChange: (draft: OpinionDraft) => void }) {
  const { t } = useTranslation("opinion");
  const { draft, onChange } = props;
  return (
    <Stack gap="lg">
      <Paper component="section">
        <Title order={2} size="h3" mb="sm">
          {t("draft.doctor")}
        </Title>
        <Stack>
          <Textarea
            label={t("draft.answer")}
            description={t("draft.answerHelp")}
            value={draft.answer}
            maxLength={4000}
            onChange={(event) => onChange({ ...draft, answer: event.currentTarget.value })}
          />
          <Textarea
            label={en.labels.recommendation}
            value={draft.recommendation}
            maxLength={4000}
            minRows={2}
            onChange={(event) => onChange({ ...draft, recommendation: event.currentTarget.value })}
          />
        </Stack>
      </Paper>
      <Paper component="section">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h3">
            {t("draft.patient")}
          </Title>
          <Grade plain={draft.plain} />
        </Group>
        <Account
          plain={draft.plain}
          grounds={props.grounds}
          change={(part) => onChange({ ...draft, plain: { ...draft.plain, ...part } })}
        />
      </Paper>
    </Stack>
  );
}
