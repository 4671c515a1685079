import { Button, Radio, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { adequacy, type ReadingContent } from "#contract/finding.ts";
import type { StudySummary } from "#contract/images.ts";
import { dayText } from "./dates.ts";

type Change = (part: Partial<ReadingContent>) => void;

/** "The images cannot answer the question, because …" is a full result: it is asked first. */
export function AdequacyField({ content, change }: { content: ReadingContent; change: Change }) {
  const { t } = useTranslation("reading");
  const { adequacy: given } = content;
  return (
    <Stack gap={6}>
      <Radio.Group
        label={t("report.adequacy")}
        value={given?.answerable ?? ""}
        onChange={(value) => {
          const answerable = adequacy.shape.answerable.safeParse(value).data;
          if (answerable !== undefined) change({ adequacy: { answerable, note: given?.note ?? "" } });
        }}
      >
        <div style={{ display: "flex", gap: "1rem", flexWrap: "wrap", marginTop: 4 }}>
          {adequacy.shape.answerable.options.map((each) => (
            <Radio key={each} value={each} size="sm" label={t(`adequacy.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      {given !== null && (given.answerable !== "yes" || given.note !== "") && (
        <Textarea
          label={t("report.adequacyNote")}
          value={given.note}
          maxLength={2000}
          minRows={1}
          onChange={(event) => change({ adequacy: { ...given, note: event.currentTarget.value } })}
        />
      )}
    </Stack>
  );
}

const priorLine = (study: StudySummary): string =>
  [study.modalities.join("/"), study.description, dayText(study.studyDate)].filter((each) => each !== "").join(" ");

export function TextFields(props: { content: ReadingContent; change: Change; studies: readonly StudySummary[] }) {
  const { t } = useTranslation("reading");
  const { content, change } = props;
  const priors = props.studies.filter((study) => study.prior).map(priorLine);
  return (
    <>
      <Textarea
        label={t("report.technique")}
        value={content.technique}
        maxLength={4000}
        minRows={1}
        onChange={(event) => change({ technique: event.currentTarget.value })}
      />
      <div>
        <Textarea
          label={t("report.comparison")}
          placeholder={t("report.comparisonHint")}
          value={content.comparison}
          maxLength={4000}
          minRows={1}
          onChange={(event) => change({ comparison: event.currentTarget.value })}
        />
        {priors.length > 0 && content.comparison.trim() === "" && (
          <Button
            size="compact-sm"
            variant="default"
            mt={6}
            onClick={() => change({ comparison: `${priors.join("; ")}.` })}
          >
            {t("report.addPriors")}
          </Button>
        )}
      </div>
    </>
  );
}

export function ConclusionFields({ content, change }: { content: ReadingContent; change: Change }) {
  const { t } = useTranslation("reading");
  return (
    <>
      <Textarea
        label={t("report.impression")}
        placeholder={t("report.impressionHint")}
        value={content.impression}
        maxLength={8000}
        minRows={4}
        onChange={(event) => change({ impression: event.currentTarget.value })}
      />
      <Textarea
        label={t("report.overallRecommendation")}
        value={content.recommendation}
        maxLength={4000}
        onChange={(event) => change({ recommendation: event.currentTarget.value })}
      />
    </>
  );
}
