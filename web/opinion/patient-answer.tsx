import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Finding } from "#contract/finding.ts";
import type { OpinionContent, PlainLine } from "#contract/opinion.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import type { AnswerSource } from "./answer-source.tsx";
import { Explained } from "./explained.tsx";
import css from "./opinion.module.css";

/** The finding whose picture stands beside a line: the one that the line's picture shows, else its first with an image. */
function pictured(line: PlainLine, content: OpinionContent): Finding | undefined {
  const ids = new Set([
    ...line.findingIds,
    ...content.points.flatMap((point) =>
      line.pairIds.includes(point.pairId) && point.findingId !== null ? [point.findingId] : [],
    ),
  ]);
  const findings = content.findings.filter((each) => ids.has(each.id));
  const withMark = findings.find((each) => line.markIds.some((id) => each.markIds.includes(id)));
  return withMark ?? findings.find((each) => each.images.length + each.markIds.length > 0);
}

/** What a line rests on, in the words of the signed report. */
function RestsOn({ line, content }: { line: PlainLine; content: OpinionContent }) {
  const { t } = useTranslation("opinion");
  const findings = content.findings.filter((each) => line.findingIds.includes(each.id));
  const points = content.points.filter((each) => line.pairIds.includes(each.pairId));
  if (findings.length + points.length === 0) return null;
  return (
    <details className={`${css.rests ?? ""} no-print`}>
      <summary>{t("patient.restsOn")}</summary>
      <ul>
        {findings.map((each) => (
          <li key={each.id}>{findingTitle(each)}</li>
        ))}
        {points.map((each) => (
          <li key={each.pairId}>
            {t("patient.restsOnPoint", {
              first: each.firstReading || t("patient.silent"),
              second: each.secondReading || t("patient.silent"),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Lines(props: { title: string; lines: readonly PlainLine[]; content: OpinionContent; source: AnswerSource }) {
  const { content, source } = props;
  if (props.lines.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {props.title}
      </Title>
      <ul className={css.lines}>
        {props.lines.map((line) => {
          const finding = pictured(line, content);
          return (
            <li key={`${line.text}/${line.pairIds.join()}/${line.findingIds.join()}`} className={css.line}>
              <div>
                <p>
                  <Explained text={line.text} />
                </p>
                <RestsOn line={line} content={content} />
              </div>
              {finding !== undefined && source.picture(finding, content)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  if (text.trim() === "") return null;
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {title}
      </Title>
      <p style={{ margin: 0, whiteSpace: "pre-wrap" }} className="prose">
        <Explained text={text} />
      </p>
    </section>
  );
}

/** The signed answer for the patient: the answer first, then agreement and difference, what it changes, what to ask, what is not known. */
export function PatientAnswer({ content, source }: { content: OpinionContent; source: AnswerSource }) {
  const { t } = useTranslation("opinion");
  const { plain } = content;
  return (
    <Stack gap="xl">
      <section className={css.answer} aria-labelledby="the-answer">
        <Title order={2} size="h4" id="the-answer" mb="xs">
          {t("patient.answer")}
        </Title>
        <p className={css.question}>{t("patient.asked", { question: content.asked.question })}</p>
        <p className={css.answerText}>
          <Explained text={plain.answer || content.answer} />
        </p>
      </section>
      {!content.firstReading.available && <Text>{t("patient.noFirst")}</Text>}
      <Lines title={t("patient.agreements")} lines={plain.agreements} content={content} source={source} />
      <Lines title={t("patient.differences")} lines={plain.differences} content={content} source={source} />
      <Words title={t("patient.why")} text={plain.whyReadingsDiffer} />
      <Words title={t("patient.changes")} text={plain.changes} />
      {plain.askNext.length > 0 && (
        <section>
          <Title order={2} size="h3" mb={6}>
            {t("patient.askNext")}
          </Title>
          <ul style={{ margin: 0 }} className="prose">
            {plain.askNext.map((each) => (
              <li key={each}>
                <Explained text={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Words title={t("patient.notKnown")} text={plain.notKnown} />
    </Stack>
  );
}
