import { Alert, Button, Group, Paper, SegmentedControl, Stack, Switch, Text, Title } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconPlayerStop, IconPrinter, IconVolume } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpinionContent, OpinionVersion } from "#contract/opinion.ts";
import { plainText } from "#reporting/check-opinion.ts";
import { instantText } from "../reading/dates.ts";
import type { AnswerSource } from "./answer-source.tsx";
import { DoctorAnswer } from "./doctor-answer.tsx";
import { Downloads } from "./downloads.tsx";
import css from "./opinion.module.css";
import { PatientAnswer } from "./patient-answer.tsx";

export type Audience = "patient" | "doctor";

/** Additions, newest on top; the opinion beneath stays whole. */
function Addenda({ versions }: { versions: readonly OpinionVersion[] }) {
  const { t } = useTranslation("opinion");
  const addenda = versions.filter((each) => each.content.addendum !== null);
  return addenda.map((version) => (
    <Paper key={version.version} component="section" style={{ borderColor: "var(--mantine-color-yellow-5)" }}>
      <Title order={2} size="h3">
        {t("addendum.heading", { time: instantText(version.signedAt) })}
      </Title>
      <Text mt="xs" style={{ whiteSpace: "pre-wrap" }}>
        {version.content.addendum?.text}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t("addendum.why", { reason: version.content.addendum?.reason ?? "" })} ·{" "}
        {t("addendum.by", { name: version.signedBy, version: version.version })}
      </Text>
    </Paper>
  ));
}

/** Reads the account aloud with the device's own voice, where it has one. */
function Listen({ content }: { content: OpinionContent }) {
  const { t } = useTranslation("opinion");
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (!("speechSynthesis" in window)) return null;
  const toggle = () => {
    window.speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const spoken = new SpeechSynthesisUtterance(plainText(content.plain));
    spoken.lang = "en";
    spoken.onend = () => setSpeaking(false);
    spoken.onerror = () => setSpeaking(false);
    window.speechSynthesis.speak(spoken);
    setSpeaking(true);
  };
  const Icon = speaking ? IconPlayerStop : IconVolume;
  return (
    <Button variant="default" leftSection={<Icon size={18} aria-hidden={true} />} onClick={toggle}>
      {speaking ? t("view.stop") : t("view.listen")}
    </Button>
  );
}

function Controls(props: { audience: Audience; onAudience: (audience: Audience) => void; content: OpinionContent }) {
  const { t } = useTranslation(["opinion", "common"]);
  const [large, setLarge] = useLarge();
  return (
    <Group justify="space-between" className="no-print">
      <SegmentedControl
        aria-label={t("view.label")}
        value={props.audience}
        data={[
          { value: "patient", label: t("view.patient") },
          { value: "doctor", label: t("view.doctor") },
        ]}
        onChange={(value) => props.onAudience(value === "doctor" ? "doctor" : "patient")}
      />
      <Group>
        <Switch label={t("view.large")} checked={large} onChange={(event) => setLarge(event.currentTarget.checked)} />
        {props.audience === "patient" && <Listen content={props.content} />}
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden={true} />}
          onClick={() => window.print()}
        >
          {t("common:actions.print")}
        </Button>
      </Group>
    </Group>
  );
}

const useLarge = () => useLocalStorage({ key: "overread-large-type", defaultValue: false });

/**
 * A signed answer, for whoever reads it.
 * @param props.versions newest first, at least one
 */
export function AnswerView(props: { versions: readonly OpinionVersion[]; source: AnswerSource; audience: Audience }) {
  const { t } = useTranslation("opinion");
  const [audience, setAudience] = useState(props.audience);
  const [large] = useLarge();
  const [newest] = props.versions;
  if (newest === undefined) return <Alert>{t("view.none")}</Alert>;
  const { content } = newest;
  // The signature of the opinion itself: an addendum repeats its content and is signed for itself, above.
  const first = props.versions.at(-1) ?? newest;
  return (
    <Stack gap="lg" className={large ? css.large : undefined}>
      <Controls audience={audience} onAudience={setAudience} content={content} />
      <Addenda versions={props.versions} />
      {audience === "patient" ? (
        <PatientAnswer content={content} source={props.source} />
      ) : (
        <DoctorAnswer content={content} source={props.source} />
      )}
      <Paper component="section">
        <Text>
          {t("view.signed", { name: first.signedBy, time: instantText(first.signedAt) })}
          {content.reader.credentials !== "" && `, ${content.reader.credentials}`}
          {content.reader.institution !== "" && `, ${content.reader.institution}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t("view.case", { number: content.caseNumber, version: newest.version })}
        </Text>
        <Text className={css.hash} c="dimmed">
          {t("view.hash")} {newest.sha256}
        </Text>
      </Paper>
      <Downloads version={newest} source={props.source} />
    </Stack>
  );
}
