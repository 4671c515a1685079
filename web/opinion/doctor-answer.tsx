import { Alert, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OpinionContent } from "#contract/opinion.ts";
import { ReadingText } from "../comparison/reading-text.tsx";
import { dayText, instantText } from "../reading/dates.ts";
import type { AnswerSource } from "./answer-source.tsx";
import css from "./opinion.module.css";
import { PointsTable } from "./points-table.tsx";

function Studies({ content }: { content: OpinionContent }) {
  const { t } = useTranslation("opinion");
  return (
    <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
      {content.studies.map((study) => (
        <li key={study.studyInstanceUid}>
          {[
            study.modalities.join("/"),
            study.description,
            dayText(study.studyDate),
            t("doctor.images", { count: study.instances }),
          ]
            .filter((each) => each !== "")
            .join(", ")}
        </li>
      ))}
    </ul>
  );
}

/** What the signature rests on: versions and hashes, for whoever checks it later. */
function Basis({ content }: { content: OpinionContent }) {
  const { t } = useTranslation("opinion");
  const { basis, reader, firstReading, adjudicator } = content;
  const first = [firstReading.radiologist, firstReading.institution, dayText(firstReading.date)].filter(
    (each) => each !== "",
  );
  return (
    <dl style={{ margin: 0 }}>
      <Text component="dt" fw={600} size="sm">
        {t("doctor.firstReading")}
      </Text>
      <dd style={{ margin: "0 0 0.6rem" }}>
        {first.join(", ") || t("doctor.unknown")}
        {!firstReading.available && ` (${t("doctor.notAvailable")})`}
      </dd>
      <Text component="dt" fw={600} size="sm">
        {t("doctor.reader")}
      </Text>
      <dd style={{ margin: "0 0 0.6rem" }}>
        {[reader.name, reader.credentials, reader.institution].filter((each) => each !== "").join(", ")}
      </dd>
      {adjudicator !== null && (
        <>
          <Text component="dt" fw={600} size="sm">
            {t("doctor.adjudicator")}
          </Text>
          <dd style={{ margin: "0 0 0.6rem" }}>{adjudicator.name}</dd>
        </>
      )}
      <Text component="dt" fw={600} size="sm">
        {t("doctor.sealed", { time: instantText(basis.sealedAt), version: basis.readingVersion })}
      </Text>
      <dd style={{ margin: "0 0 0.6rem" }} className={css.hash}>
        {basis.readingSha256}
      </dd>
      {basis.comparisonSha256 !== null && (
        <>
          <Text component="dt" fw={600} size="sm">
            {t("doctor.compared", { version: basis.comparisonVersion ?? "–" })}
          </Text>
          <dd style={{ margin: 0 }} className={css.hash}>
            {basis.comparisonSha256}
          </dd>
        </>
      )}
    </dl>
  );
}

/** The signed answer for the treating doctor: the answer, the table of the two readings, the full report. */
export function DoctorAnswer({ content, source }: { content: OpinionContent; source: AnswerSource }) {
  const { t } = useTranslation(["opinion", "reading"]);
  const pictures = content.findings.flatMap((finding) => {
    const picture = source.picture(finding, content);
    return picture === null ? [] : [<div key={finding.id}>{picture}</div>];
  });
  return (
    <Stack gap="xl">
      <section className={css.answer} aria-labelledby="the-answer">
        <Title order={2} size="h4" id="the-answer" mb="xs">
          {t("doctor.answer")}
        </Title>
        <p className={css.question}>{t("doctor.asked", { question: content.asked.question })}</p>
        <p className={css.answerText}>{content.answer}</p>
        {content.recommendation !== "" && (
          <>
            <Title order={3} size="h4" mt="md" mb={4}>
              {t("doctor.recommendation")}
            </Title>
            <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{content.recommendation}</p>
          </>
        )}
      </section>
      {content.basis.revisedAfterReveal && <Alert color="yellow">{t("doctor.revised")}</Alert>}
      {content.adequacy.answerable !== "yes" && (
        <Alert color="yellow" title={t(`reading:adequacy.${content.adequacy.answerable}`)}>
          {content.adequacy.note || t("doctor.limits")}
        </Alert>
      )}
      <section>
        <Title order={2} size="h3" mb="sm">
          {t("doctor.points")}
        </Title>
        {content.points.length === 0 ? (
          <Text c="dimmed">{content.firstReading.available ? t("doctor.noPoints") : t("doctor.noFirst")}</Text>
        ) : (
          <PointsTable content={content} />
        )}
      </section>
      {pictures.length > 0 && (
        <section>
          <Title order={2} size="h3" mb="sm">
            {t("doctor.pictures")}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>{pictures}</SimpleGrid>
        </section>
      )}
      <section>
        <Title order={2} size="h3" mb="sm">
          {t("doctor.report")}
        </Title>
        <Paper>
          <ReadingText content={{ ...content, adequacy: content.adequacy }} />
        </Paper>
      </section>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <section>
          <Title order={2} size="h4" mb={6}>
            {t("doctor.studies")}
          </Title>
          <Studies content={content} />
        </section>
        <section>
          <Title order={2} size="h4" mb={6}>
            {t("doctor.basis")}
          </Title>
          <Basis content={content} />
        </section>
      </SimpleGrid>
    </Stack>
  );
}
