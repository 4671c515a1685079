import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { type ImageCorrection, imageCorrection, type SeriesSummary, type StudySummary } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

type Name = keyof ImageCorrection;
type Values = Partial<Record<Name, string>>;

const ofStudy = (study: StudySummary): Values => ({
  patientName: study.patientName,
  patientId: study.patientId,
  patientBirthDate: study.patientBirthDate ?? "",
  patientSex: study.patientSex,
  studyDate: study.studyDate ?? "",
  accessionNumber: study.accessionNumber,
  studyDescription: study.description,
});
const ofSeries = (series: SeriesSummary): Values => ({
  laterality: series.laterality,
  bodyPart: series.bodyPart,
  seriesDescription: series.description,
});

const isName = (name: string): name is Name => name in imageCorrection.shape;
const choices = { patientSex: ["", "M", "F", "O"], laterality: ["", "R", "L", "B"] } as const;

function Field(props: { name: Name; value: string; error: string | undefined; onChange: (value: string) => void }) {
  const { t } = useTranslation("coordination");
  const { name, value, onChange } = props;
  const label = t(`correct.field.${name}`);
  if (name === "patientSex" || name === "laterality") {
    const data =
      name === "patientSex"
        ? choices.patientSex.map((each) => ({ value: each, label: t(`correct.sex.${each}`) }))
        : choices.laterality.map((each) => ({ value: each, label: t(`correct.side.${each}`) }));
    return (
      <NativeSelect label={label} data={data} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  }
  const isDay = name === "patientBirthDate" || name === "studyDate";
  const help =
    name === "patientName"
      ? t("correct.field.patientNameHelp")
      : name === "bodyPart"
        ? t("correct.field.bodyPartHelp")
        : undefined;
  return (
    <TextInput
      type={isDay ? "date" : "text"}
      label={label}
      description={help}
      value={value}
      error={props.error}
      onChange={(event) =>
        onChange(name === "bodyPart" ? event.currentTarget.value.toUpperCase() : event.currentTarget.value)
      }
    />
  );
}

/** What a study, or one of its series, says of itself, to be corrected: only what is changed here is sent. */
export function CorrectDialog(props: {
  detail: CaseDetail;
  study: StudySummary;
  series: { summary: SeriesSummary; name: string } | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(["coordination", "common"]);
  const { detail, study, series, onClose } = props;
  const [before] = useState<Values>(series === null ? ofStudy(study) : ofSeries(series.summary));
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const correct = useCommand(imageRoutes.correctImages, [
    imageRoutes.listImages,
    imageRoutes.listCorrections,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ]);
  const names = Object.keys(before).filter(isName);
  const changed = Object.fromEntries(
    names.flatMap((name) =>
      (values[name] ?? "").trim() === (before[name] ?? "") ? [] : [[name, values[name]?.trim()]],
    ),
  );
  const parsed = imageCorrection.safeParse(changed);
  const errors = new Map(parsed.error?.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const nothing = Object.keys(changed).length === 0;
  const short = reason.trim().length < 3;
  const send = () => {
    setTried(true);
    if (!parsed.success || nothing || short) return;
    correct.mutate(
      {
        params: { caseId: detail.id, studyInstanceUid: study.studyInstanceUid },
        body: {
          seriesInstanceUid: series?.summary.seriesInstanceUid ?? null,
          attributes: parsed.data,
          reason: reason.trim(),
        },
      },
      {
        onSuccess: () => {
          toast.done(t("correct.done"));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={640}>{t("correct.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("correct.intro")}</Text>
        {series !== null && <Text fw={570}>{t("correct.series", { name: series.name })}</Text>}
        {names.map((name) => (
          <Field
            key={name}
            name={name}
            value={values[name] ?? ""}
            error={errors.get(name)}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        ))}
        <Text size="sm" c="dimmed">
          {t("correct.pixels")}
        </Text>
        <Textarea
          label={t("correct.reason")}
          description={t("correct.reasonHelp")}
          value={reason}
          maxLength={1000}
          required
          error={tried && short ? t("correct.reasonShort") : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {tried && nothing && <Text c="red.7">{t("correct.nothing")}</Text>}
        {correct.isError && <Refused error={correct.error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button loading={correct.isPending} onClick={send}>
            {t("correct.send")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
