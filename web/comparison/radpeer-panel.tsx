import { Button, Group, Paper, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { proposeRadpeer } from "#concordance/propose-radpeer.ts";
import { type ComparisonContent, radpeerScore } from "#contract/comparison.ts";

/** The score of the first reading as a whole: proposed with its reason, given by a person (RADPEER 2016, ACR). */
export function RadpeerPanel(props: {
  content: ComparisonContent;
  editable: boolean;
  onChange: (part: Pick<ComparisonContent, "radpeer" | "radpeerComment">) => void;
}) {
  const { t } = useTranslation("comparison");
  const { content } = props;
  const proposed = proposeRadpeer(content.pairs);
  const change = (part: Partial<Pick<ComparisonContent, "radpeer" | "radpeerComment">>) =>
    props.onChange({ radpeer: content.radpeer, radpeerComment: content.radpeerComment, ...part });
  return (
    <Paper component="section">
      <Title order={2} size="h3">
        {t("radpeer.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("radpeer.intro")}
      </Text>
      {proposed !== null && (
        <Group justify="space-between" align="flex-start" mb="sm">
          <Text size="sm" style={{ flex: 1, minWidth: "14rem" }}>
            <strong>{t("radpeer.proposed", { score: proposed.score })}</strong> {proposed.reason}
          </Text>
          {props.editable && content.radpeer !== proposed.score && (
            <Button size="sm" variant="default" onClick={() => change({ radpeer: proposed.score })}>
              {t("radpeer.take", { score: proposed.score })}
            </Button>
          )}
        </Group>
      )}
      <Stack gap="sm">
        <Radio.Group
          label={t("radpeer.label")}
          value={content.radpeer ?? ""}
          readOnly={!props.editable}
          onChange={(value) => {
            const given = radpeerScore.safeParse(value).data;
            if (given !== undefined) change({ radpeer: given });
          }}
        >
          <Stack gap={8} mt={6}>
            {radpeerScore.options.map((score) => (
              <Radio key={score} value={score} label={t(`radpeer.score.${score}`)} disabled={!props.editable} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("radpeer.comment")}
          value={content.radpeerComment}
          maxLength={2000}
          minRows={1}
          readOnly={!props.editable}
          onChange={(event) => change({ radpeerComment: event.currentTarget.value })}
        />
      </Stack>
    </Paper>
  );
}
