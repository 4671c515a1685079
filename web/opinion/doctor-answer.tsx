import { Alert, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { OpinionContent } from "#contract/opinion.ts";
import { findingJudgement, findingTitle, upperFirst } from "#reporting/describe-finding.ts";
import { fill } from "#reporting/languages/answer-words.ts";
import { localDay, localInstant } from "#reporting/languages/local-text.ts";
import { useAnswerWords } from "./answer-language.tsx";
import type { AnswerSource } from "./answer-source.tsx";
import css from "./opinion.module.css";
import { PointsTable } from "./points-table.tsx";

function Studies({ content }: { content: OpinionContent }) {
  const { labels, language } = useAnswerWords();
  return (
    <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
      {content.studies.map((study) => (
        <li key={study.studyInstanceUid} dir="auto">
          {[
            study.modalities.join("/"),
            study.description,
            study.studyDate === null ? "" : localDay(study.studyDate, language),
            `${labels.images}: ${study.instances}`,
          ]
            .filter((each) => each !== "")
            .join(", ")}
        </li>
      ))}
    </ul>
  );
}

function Fact({ label, value, hash = false }: { label: string; value: string; hash?: boolean }) {
  return (
    <>
      <Text component="dt" fw={600} size="sm">
        {label}
      </Text>
      <dd style={{ margin: "0 0 0.6rem" }} className={hash ? css.hash : undefined} dir={hash ? "ltr" : "auto"}>
        {value}
      </dd>
    </>
  );
}

/** What the signature rests on: versions and hashes, for whoever checks it later. */
function Basis({ content }: { content: OpinionContent }) {
  const { labels, language } = useAnswerWords();
  const { basis, reader, firstReading, adjudicator } = content;
  const day = firstReading.date === null ? "" : localDay(firstReading.date, language);
  const first = [firstReading.radiologist, firstReading.institution, day].filter((each) => each !== "");
  const sealed = fill(labels.sealedVersion, {
    version: basis.readingVersion,
    time: localInstant(basis.sealedAt, language),
  });
  return (
    <dl style={{ margin: 0 }}>
      <Fact
        label={labels.first}
        value={firstReading.available ? first.join(", ") || labels.notNamed : labels.noFirstReport}
      />
      <Fact
        label={labels.secondReader}
        value={[reader.name, reader.credentials, reader.institution].filter((each) => each !== "").join(", ")}
      />
      {adjudicator !== null && <Fact label={labels.thirdReader} value={adjudicator.name} />}
      <Fact label={labels.sealed} value={sealed} />
      <Fact label={labels.readingHash} value={basis.readingSha256} hash />
      {basis.comparisonSha256 !== null && <Fact label={labels.comparisonHash} value={basis.comparisonSha256} hash />}
    </dl>
  );
}

/** The second reading, whole, under headings of the language around. */
function FullReport({ content }: { content: OpinionContent }) {
  const words = useAnswerWords();
  const { labels } = words;
  const part = (label: string, text: string) =>
    text.trim() === "" ? null : (
      <div>
        <Text fw={640} size="sm">
          {label}
        </Text>
        <Text style={{ whiteSpace: "pre-wrap" }} dir="auto">
          {text}
        </Text>
      </div>
    );
  return (
    <Stack gap="sm">
      {part(labels.symptoms, content.asked.symptoms)}
      {part(labels.goodEnough, `${words.adequacy[content.adequacy.answerable]} ${content.adequacy.note}`)}
      {part(labels.technique, content.technique)}
      {part(labels.comparedWith, content.comparison)}
      <div>
        <Text fw={640} size="sm">
          {labels.findings}
        </Text>
        {content.findings.length === 0 && <Text c="dimmed">{labels.noFinding}</Text>}
        <ol style={{ margin: 0, paddingInlineStart: "1.4em" }}>
          {content.findings.map((finding) => (
            <li key={finding.id} dir="auto" lang="en">
              <strong>{findingTitle(finding)}</strong>{" "}
              <Text span c="dimmed" size="sm">
                ({findingJudgement(finding)})
              </Text>
              {finding.description !== "" && <Text style={{ whiteSpace: "pre-wrap" }}>{finding.description}</Text>}
              {finding.recommendation !== "" && <Text fs="italic">{upperFirst(finding.recommendation)}</Text>}
            </li>
          ))}
        </ol>
      </div>
      {part(labels.impression, content.impression)}
    </Stack>
  );
}

/** The signed answer for the treating doctor: the answer, the table of the two readings, the full report. */
export function DoctorAnswer({ content, source }: { content: OpinionContent; source: AnswerSource }) {
  const words = useAnswerWords();
  const { labels } = words;
  const pictures = content.findings.flatMap((finding) => {
    const picture = source.picture(finding, content);
    return picture === null ? [] : [<div key={finding.id}>{picture}</div>];
  });
  return (
    <Stack gap="xl">
      <section className={css.answer} aria-labelledby="the-answer">
        <Title order={2} size="h4" id="the-answer" mb="xs">
          {labels.answer}
        </Title>
        <p className={css.question} dir="auto">
          {fill(labels.question, { question: content.asked.question })}
        </p>
        <p className={css.answerText} dir="auto">
          {content.answer}
        </p>
        {content.recommendation !== "" && (
          <>
            <Title order={3} size="h4" mt="md" mb={4}>
              {labels.recommendation}
            </Title>
            <p style={{ margin: 0, whiteSpace: "pre-wrap" }} dir="auto">
              {content.recommendation}
            </p>
          </>
        )}
      </section>
      {content.basis.revisedAfterReveal && <Alert color="yellow">{labels.blindRevised}</Alert>}
      {content.adequacy.answerable !== "yes" && (
        <Alert color="yellow" title={words.adequacy[content.adequacy.answerable]}>
          <span dir="auto">{content.adequacy.note}</span>
        </Alert>
      )}
      <section>
        <Title order={2} size="h3" mb="sm">
          {labels.points}
        </Title>
        {content.points.length === 0 ? (
          <Text c="dimmed">{content.firstReading.available ? labels.noPoints : labels.noFirst}</Text>
        ) : (
          <PointsTable content={content} />
        )}
      </section>
      {pictures.length > 0 && (
        <section>
          <Title order={2} size="h3" mb="sm">
            {labels.pictures}
          </Title>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>{pictures}</SimpleGrid>
        </section>
      )}
      <section>
        <Title order={2} size="h3" mb="sm">
          {labels.report}
        </Title>
        <Paper>
          <FullReport content={content} />
        </Paper>
      </section>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <section>
          <Title order={2} size="h4" mb={6}>
            {labels.imagesRead}
          </Title>
          <Studies content={content} />
        </section>
        <section>
          <Title order={2} size="h4" mb={6}>
            {labels.cameAbout}
          </Title>
          <Basis content={content} />
        </section>
      </SimpleGrid>
    </Stack>
  );
}
