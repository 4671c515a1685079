import { Alert, Button, Group, Paper, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { gradeOf, needsSecondGrader, proposeGrade, stepsOf } from "#concordance/grading-scales.ts";
import { type ComparisonContent, radpeerScore } from "#contract/comparison.ts";
import type { GradingSetting, SecondGrade } from "#contract/grading.ts";
import { useStepWords } from "./use-step-words.ts";

type Graded = Pick<ComparisonContent, "radpeer" | "radpeerComment" | "grade">;

/** The content with another grade: RADPEER 2016 has a field of its own, every other scale is named with its value. */
function withGrade({ grade: _, ...content }: Graded, { scale }: GradingSetting, value: string): Graded {
  if (scale === "radpeer-2016") return { ...content, radpeer: radpeerScore.safeParse(value).data ?? null };
  return { ...content, radpeer: null, grade: { scale, value } };
}

/** The grade of the first reading as a whole, in the organisation's scale: proposed with its reason, given by a person. */
export function GradePanel(props: {
  content: ComparisonContent;
  setting: GradingSetting;
  second: SecondGrade | undefined;
  editable: boolean;
  onChange: (part: Graded) => void;
}) {
  const { t } = useTranslation("comparison");
  const words = useStepWords(props.setting);
  const { content, setting } = props;
  const graded = { radpeer: content.radpeer, radpeerComment: content.radpeerComment, ...keptGrade(content) };
  const given = gradeOf(content);
  const proposed = proposeGrade(content.pairs, setting);
  if (setting.scale === "none")
    return (
      <Paper component="section">
        <Title order={2} size="h3">
          {t("grade.learningTitle")}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("grade.learning")}
        </Text>
        <Comment
          content={content}
          editable={props.editable}
          onChange={(part) => props.onChange({ ...graded, ...part })}
        />
      </Paper>
    );
  return (
    <Paper component="section">
      <Title order={2} size="h3">
        {t(`grade.title.${setting.scale}`)}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`grade.intro.${setting.scale}`)}
      </Text>
      {proposed !== null && (
        <Group justify="space-between" align="flex-start" mb="sm">
          <Text size="sm" style={{ flex: 1, minWidth: "14rem" }}>
            <strong>{t("radpeer.proposed", { score: proposed.value })}</strong> {proposed.reason}
          </Text>
          {props.editable && given?.value !== proposed.value && (
            <Button
              size="sm"
              variant="default"
              onClick={() => props.onChange(withGrade(graded, setting, proposed.value))}
            >
              {t("radpeer.take", { score: proposed.value })}
            </Button>
          )}
        </Group>
      )}
      <Stack gap="sm">
        <Radio.Group
          label={t("radpeer.label")}
          value={given !== null && given.scale === setting.scale ? given.value : ""}
          readOnly={!props.editable}
          onChange={(value) => props.onChange(withGrade(graded, setting, value))}
        >
          <Stack gap={8} mt={6}>
            {stepsOf(setting).map((value) => (
              <Radio key={value} value={value} label={words(value)} disabled={!props.editable} />
            ))}
          </Stack>
        </Radio.Group>
        {given !== null && needsSecondGrader(setting, given) && (
          <Alert color={props.second === undefined ? "yellow" : "green"} p="sm">
            {props.second === undefined
              ? t("grade.second.waits", { grade: given.value })
              : t(props.second.agrees ? "grade.second.agreed" : "grade.second.changed", {
                  name: props.second.graderName,
                  grade: props.second.value,
                })}
          </Alert>
        )}
        <Comment
          content={content}
          editable={props.editable}
          onChange={(part) => props.onChange({ ...graded, ...part })}
        />
      </Stack>
    </Paper>
  );
}

function keptGrade({ grade }: ComparisonContent): Pick<Graded, "grade"> {
  return grade === undefined ? {} : { grade };
}

function Comment(props: {
  content: ComparisonContent;
  editable: boolean;
  onChange: (part: Pick<Graded, "radpeerComment">) => void;
}) {
  const { t } = useTranslation("comparison");
  return (
    <Textarea
      label={t("radpeer.comment")}
      value={props.content.radpeerComment}
      maxLength={2000}
      minRows={1}
      readOnly={!props.editable}
      onChange={(event) => props.onChange({ radpeerComment: event.currentTarget.value })}
    />
  );
}
