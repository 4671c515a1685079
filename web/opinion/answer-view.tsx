import { Alert, Button, Group, NativeSelect, Paper, SegmentedControl, Stack, Switch, Text, Title } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AnswerLanguage, answerLanguage, languageName } from "#contract/language.ts";
import type { OpinionContent, OpinionVersion } from "#contract/opinion.ts";
import { fill } from "#reporting/languages/answer-words.ts";
import { localInstant } from "#reporting/languages/local-text.ts";
import { AnswerInLanguage, useAnswerWords } from "./answer-language.tsx";
import type { AnswerSource } from "./answer-source.tsx";
import { DoctorAnswer } from "./doctor-answer.tsx";
import { Downloads } from "./downloads.tsx";
import { Listen } from "./listen.tsx";
import css from "./opinion.module.css";
import { PatientAnswer } from "./patient-answer.tsx";

export type Audience = "patient" | "doctor";

/** Additions, newest on top; the opinion beneath stays whole. */
function Addenda({ versions }: { versions: readonly OpinionVersion[] }) {
  const { labels, language } = useAnswerWords();
  const addenda = versions.filter((each) => each.content.addendum !== null);
  return addenda.map((version) => (
    <Paper key={version.version} component="section" style={{ borderColor: "var(--mantine-color-yellow-5)" }}>
      <Title order={2} size="h3">
        {fill(labels.addendum, { version: version.version - 1 })}
      </Title>
      <Text mt="xs" style={{ whiteSpace: "pre-wrap" }} dir="auto">
        {version.content.addendum?.text}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {fill(labels.addendumReason, { reason: version.content.addendum?.reason ?? "" })} ·{" "}
        {fill(labels.signedBy, { name: version.signedBy, time: localInstant(version.signedAt, language) })}
      </Text>
    </Paper>
  ));
}

type Choice = { language: AnswerLanguage; onLanguage: (language: AnswerLanguage) => void };

/** Each language by its own name. */
export function LanguageChoice({ language, onLanguage }: Choice) {
  const { labels } = useAnswerWords();
  return (
    <NativeSelect
      aria-label={labels.language}
      value={language}
      data={answerLanguage.options.map((each) => ({ value: each, label: languageName[each] }))}
      onChange={(event) => onLanguage(answerLanguage.parse(event.currentTarget.value))}
    />
  );
}

function Controls(
  props: { audience: Audience; onAudience: (audience: Audience) => void; content: OpinionContent } & Choice,
) {
  const { labels } = useAnswerWords();
  const [large, setLarge] = useLarge();
  return (
    <Group justify="space-between" className="no-print">
      <Group>
        <SegmentedControl
          aria-label={labels.forWhom}
          maw="100%"
          styles={{ label: { whiteSpace: "normal" } }}
          value={props.audience}
          data={[
            { value: "patient", label: labels.forPatient },
            { value: "doctor", label: labels.forDoctor },
          ]}
          onChange={(value) => props.onAudience(value === "doctor" ? "doctor" : "patient")}
        />
        <LanguageChoice language={props.language} onLanguage={props.onLanguage} />
      </Group>
      <Group>
        <Switch label={labels.large} checked={large} onChange={(event) => setLarge(event.currentTarget.checked)} />
        {props.audience === "patient" && <Listen content={props.content} />}
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden={true} />}
          onClick={() => window.print()}
        >
          {labels.print}
        </Button>
      </Group>
    </Group>
  );
}

const useLarge = () => useLocalStorage({ key: "overread-large-type", defaultValue: false });

type Shown = { versions: readonly OpinionVersion[]; source: AnswerSource; audience: Audience } & Choice;

function Answer(props: Shown) {
  const { t } = useTranslation("opinion");
  const { labels, language } = useAnswerWords();
  const [audience, setAudience] = useState(props.audience);
  const [large] = useLarge();
  const [newest] = props.versions;
  if (newest === undefined) return <Alert>{t("view.none")}</Alert>;
  const { content } = newest;
  // The signature of the opinion itself: an addendum repeats its content and is signed for itself, above.
  const first = props.versions.at(-1) ?? newest;
  const version = { number: content.caseNumber, version: newest.version };
  return (
    <Stack gap="lg" className={large ? css.large : undefined}>
      <Controls
        audience={audience}
        onAudience={setAudience}
        content={content}
        language={props.language}
        onLanguage={props.onLanguage}
      />
      <Addenda versions={props.versions} />
      {audience === "patient" ? (
        <PatientAnswer content={content} source={props.source} />
      ) : (
        <DoctorAnswer content={content} source={props.source} />
      )}
      <Paper component="section">
        <Text dir="auto">
          {fill(labels.signedBy, { name: first.signedBy, time: localInstant(first.signedAt, language) })}
          {content.reader.credentials !== "" && `, ${content.reader.credentials}`}
          {content.reader.institution !== "" && `, ${content.reader.institution}`}
        </Text>
        <Text size="sm" c="dimmed">
          {labels.case} {fill(labels.caseVersion, version)}
        </Text>
        <Text className={css.hash} c="dimmed">
          {labels.opinionHash}: <bdi>{newest.sha256}</bdi>
        </Text>
      </Paper>
      <Downloads version={newest} source={props.source} />
    </Stack>
  );
}

/**
 * A signed answer, for whoever reads it, in their language.
 * @param props.versions newest first, at least one
 */
export function AnswerView(props: Shown) {
  return (
    <AnswerInLanguage language={props.language}>
      <Answer {...props} />
    </AnswerInLanguage>
  );
}
