import { Stack, Text, Title } from "@mantine/core";
import type { Finding } from "#contract/finding.ts";
import type { OpinionContent, PlainLine } from "#contract/opinion.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { fill } from "#reporting/languages/answer-words.ts";
import { useAnswerWords } from "./answer-language.tsx";
import type { AnswerSource } from "./answer-source.tsx";
import css from "./opinion.module.css";
import { Said, SaidAnswer } from "./said.tsx";

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
  const { labels } = useAnswerWords();
  const findings = content.findings.filter((each) => line.findingIds.includes(each.id));
  const points = content.points.filter((each) => line.pairIds.includes(each.pairId));
  if (findings.length + points.length === 0) return null;
  return (
    <details className={`${css.rests ?? ""} no-print`}>
      <summary>{labels.restsOn}</summary>
      <ul>
        {findings.map((each) => (
          <li key={each.id} lang="en" dir="auto">
            {findingTitle(each)}
          </li>
        ))}
        {points.map((each) => (
          <li key={each.pairId}>
            {labels.first}: <bdi lang="en">{each.firstReading || labels.silent}</bdi> {labels.second}:{" "}
            <bdi lang="en">{each.secondReading || labels.silent}</bdi>
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
                  <Said text={line.text} sentences={content.sentences} />
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

function Words({ title, text, content }: { title: string; text: string; content: OpinionContent }) {
  if (text.trim() === "") return null;
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {title}
      </Title>
      <p style={{ margin: 0, whiteSpace: "pre-wrap" }} className="prose">
        <Said text={text} sentences={content.sentences} />
      </p>
    </section>
  );
}

/** What a translation is, and that nobody has reviewed it. */
function TranslationNotes() {
  const { labels } = useAnswerWords();
  if (labels.translated === "") return null;
  return (
    <aside className={css.notes}>
      <p>{labels.translated}</p>
      <p>{labels.unreviewed}</p>
    </aside>
  );
}

/** The signed answer for the patient: the answer first, then agreement and difference, what it changes, what to ask, what is not known. */
export function PatientAnswer({ content, source }: { content: OpinionContent; source: AnswerSource }) {
  const { labels } = useAnswerWords();
  const { plain, sentences } = content;
  return (
    <Stack gap="xl">
      <section className={css.answer} aria-labelledby="the-answer">
        <Title order={2} size="h4" id="the-answer" mb="xs">
          {labels.answer}
        </Title>
        <p className={css.question} dir="auto">
          {fill(labels.asked, { question: content.asked.question })}
        </p>
        <p className={css.answerText}>
          <SaidAnswer text={plain.answer || content.answer} sentences={sentences} />
        </p>
      </section>
      <TranslationNotes />
      {!content.firstReading.available && <Text>{labels.noFirst}</Text>}
      <Lines
        title={content.firstReading.available ? labels.agreements : labels.shown}
        lines={plain.agreements}
        content={content}
        source={source}
      />
      <Lines title={labels.differences} lines={plain.differences} content={content} source={source} />
      <Words title={labels.why} text={plain.whyReadingsDiffer} content={content} />
      <Words title={labels.changes} text={plain.changes} content={content} />
      {plain.askNext.length > 0 && (
        <section>
          <Title order={2} size="h3" mb={6}>
            {labels.askNext}
          </Title>
          <ul style={{ margin: 0 }} className="prose">
            {plain.askNext.map((each) => (
              <li key={each}>
                <Said text={each} sentences={sentences} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Words title={labels.notKnown} text={plain.notKnown} content={content} />
    </Stack>
  );
}
