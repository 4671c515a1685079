import { Autocomplete, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDraft } from "#contract/case.ts";
import { modality, subspecialty } from "#contract/people.ts";
import { type FieldsProps, useComplaint } from "./fields.ts";
import { bodyParts, suggestSubspecialty } from "./suggest-subspecialty.ts";

const proposalFor = (draft: CaseDraft) =>
  suggestSubspecialty({
    modality: draft.modality,
    bodyPart: draft.bodyPart,
    birthDate: draft.patient?.birthDate,
    today: new Date().toISOString().slice(0, 10),
  });

export function ExamFields({ draft, change, wrong }: FieldsProps) {
  const { t } = useTranslation(["ask", "common"]);
  const complaint = useComplaint(wrong);
  // The proposal follows what is chosen as long as the person has not chosen otherwise.
  const set = (some: Partial<CaseDraft>) => {
    const before = proposalFor(draft);
    const follows = draft.subspecialty === undefined || draft.subspecialty === before;
    const now = proposalFor({ ...draft, ...some });
    change(follows && now !== null ? { ...some, subspecialty: now } : some);
  };
  return (
    <Stack>
      <Select
        label={t("exam.modality")}
        description={t("exam.modalityHelp")}
        data={modality.options.map((value) => ({ value, label: t(`common:modality.${value}`) }))}
        value={draft.modality ?? null}
        onChange={(value) => set({ modality: modality.options.find((each) => each === value) })}
        error={complaint("modality")}
        required
      />
      <Autocomplete
        label={t("exam.bodyPart")}
        description={t("exam.bodyPartHelp")}
        size="md"
        data={bodyParts.map(([part]) => t(`bodyPart.${part}`))}
        value={draft.bodyPart ?? ""}
        onChange={(bodyPart) => set({ bodyPart })}
        error={complaint("bodyPart")}
        maxLength={100}
        required
      />
      <Select
        label={t("exam.subspecialty")}
        description={t("exam.subspecialtyHelp")}
        data={subspecialty.options.map((value) => ({ value, label: t(`common:subspecialty.${value}`) }))}
        value={draft.subspecialty ?? null}
        onChange={(value) => change({ subspecialty: subspecialty.options.find((each) => each === value) })}
        error={complaint("subspecialty")}
        required
      />
      {proposalFor(draft) === "paediatric" && <Text size="sm">{t("patient.child")}</Text>}
      <Text size="sm" c="dimmed">
        {t("exam.several")}
      </Text>
    </Stack>
  );
}
