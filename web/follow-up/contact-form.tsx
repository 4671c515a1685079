import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactWay } from "#contract/follow-up.ts";
import type { CaseId } from "#contract/ids.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";

/** This minute as a `datetime-local` field has it: local, without seconds. */
function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The six facts of a spoken contact. */
export function ContactForm(props: { caseId: CaseId; findingId: string; onDone: () => void }) {
  const { t } = useTranslation("followUp");
  const record = useCommand(followUpRoutes.recordContact, [
    followUpRoutes.getCriticalFindings,
    opinionRoutes.previewOpinion,
  ]);
  const [toldTo, setToldTo] = useState("");
  const [theirRole, setTheirRole] = useState("");
  const [at, setAt] = useState(() => localMinute(new Date()));
  const [how, setHow] = useState<(typeof contactWay.options)[number]>("telephone");
  const [repeatedBack, setRepeatedBack] = useState(false);
  const [note, setNote] = useState("");
  const [late, setLate] = useState(false);
  const missing = (text: string) => (late && text.trim().length < 2 ? t("critical.missing") : undefined);
  const send = () => {
    setLate(true);
    const when = new Date(at);
    if (toldTo.trim().length < 2 || theirRole.trim().length < 2 || !repeatedBack || Number.isNaN(when.getTime()))
      return;
    const body = {
      findingId: props.findingId,
      toldTo: toldTo.trim(),
      theirRole: theirRole.trim(),
      at: when.toISOString(),
      how,
      repeatedBack: true as const,
      note: note.trim(),
    };
    record.mutate(
      { params: { caseId: props.caseId }, body },
      {
        onSuccess: () => {
          toast.done(t("critical.saved"));
          props.onDone();
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      <Group grow align="flex-start">
        <TextInput
          label={t("critical.toldTo")}
          value={toldTo}
          maxLength={200}
          required
          error={missing(toldTo)}
          onChange={(event) => setToldTo(event.currentTarget.value)}
        />
        <TextInput
          label={t("critical.theirRole")}
          description={t("critical.theirRoleHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={theirRole}
          maxLength={200}
          required
          error={missing(theirRole)}
          onChange={(event) => setTheirRole(event.currentTarget.value)}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={t("critical.at")}
          type="datetime-local"
          value={at}
          required
          error={missing(at)}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("critical.how")}
          value={how}
          data={contactWay.options.map((value) => ({ value, label: t(`critical.ways.${value}`) }))}
          onChange={(event) => setHow(contactWay.options.find((each) => each === event.currentTarget.value) ?? how)}
        />
      </Group>
      <Checkbox
        label={t("critical.repeatedBack")}
        checked={repeatedBack}
        error={late && !repeatedBack ? t("critical.repeatedBackMissing") : undefined}
        onChange={(event) => setRepeatedBack(event.currentTarget.checked)}
      />
      <Textarea
        label={t("critical.note")}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {record.isError && <Refused error={record.error} />}
      <Group>
        <Button loading={record.isPending} onClick={send}>
          {t("critical.save")}
        </Button>
      </Group>
    </Stack>
  );
}
