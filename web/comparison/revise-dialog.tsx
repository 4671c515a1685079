import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding, ImageReference, Mark, ReadingContent, ReadingVersion } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useCommand } from "../api/use-reply.ts";
import { type FindingActions, FindingEditor, useFindingTitle } from "../reading/finding-editor.tsx";
import {
  addFinding,
  changeFinding,
  moveFinding,
  newFinding,
  removeFinding,
  sizeFromMark,
  unlinkImage,
  unlinkMark,
} from "../reading/reading-edits.ts";
import { AdequacyField } from "../reading/report-fields.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./comparison.module.css";
import { FramePicture } from "./frame-picture.tsx";

function FindingsForm(props: { content: ReadingContent; onChange: (content: ReadingContent) => void }) {
  const { t } = useTranslation(["comparison", "reading", "common"]);
  const confirm = useConfirm();
  const title = useFindingTitle();
  const [open, setOpen] = useState<string | null>(null);
  const [shown, setShown] = useState<{ image: ImageReference; marks: Mark[] } | null>(null);
  const { content, onChange } = props;
  const remove = async (finding: Finding) => {
    const answer = await confirm({
      title: t("reading:report.removeTitle", { finding: title(finding) }),
      consequences: [t("revise.removeWhat")],
      action: t("reading:report.remove"),
      destructive: true,
    });
    if (answer !== null) onChange(removeFinding(content, finding.id));
  };
  const add = () => {
    const finding = newFinding();
    onChange(addFinding(content, finding));
    setOpen(finding.id);
  };
  const actionsOf = (finding: Finding, marks: Mark[]): FindingActions => ({
    change: (part) => onChange(changeFinding(content, finding.id, part)),
    remove: () => void remove(finding),
    move: (by) => onChange(moveFinding(content, finding.id, by)),
    takeSize: (mark) => onChange(sizeFromMark(content, finding.id, mark)),
    goToMark: (mark) => setShown({ image: mark.image, marks: [mark] }),
    unlinkMark: (mark) => onChange(unlinkMark(content, finding.id, mark.id)),
    goToImage: (image) => setShown({ image, marks }),
    unlinkImage: (image) => onChange(unlinkImage(content, finding.id, image)),
    linkShown: null,
  });
  return (
    <Stack gap="xs" className={css.onPaper ?? ""}>
      {content.findings.map((finding, at) => {
        const marks = content.marks.filter((mark) => finding.markIds.includes(mark.id));
        return (
          <FindingEditor
            key={finding.id}
            number={at + 1}
            finding={finding}
            marks={marks}
            selectedMark={null}
            open={open === finding.id}
            onToggle={() => setOpen(open === finding.id ? null : finding.id)}
            imageName={() => t("revise.image")}
            actions={actionsOf(finding, marks)}
          />
        );
      })}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden={true} />}
        onClick={add}
        style={{ alignSelf: "flex-start" }}
      >
        {t("reading:report.newFinding")}
      </Button>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={t("revise.image")}
        closeButtonProps={{ "aria-label": t("common:actions.close") }}
      >
        {shown !== null && <FramePicture image={shown.image} marks={shown.marks} alt={t("revise.image")} />}
      </Modal>
    </Stack>
  );
}

/** After the reveal: a new version of one's own reading, with the reason. The sealed one stays as it is. */
export function ReviseDialog(props: { caseId: CaseId; reading: ReadingVersion; onClose: () => void }) {
  const { t } = useTranslation(["comparison", "reading", "common"]);
  const { caseId, reading } = props;
  const [content, setContent] = useState(reading.content);
  const [reason, setReason] = useState("");
  const revise = useCommand(readingRoutes.reviseReading, [
    readingRoutes.getComparison,
    readingRoutes.getMyReading,
    caseRoutes.getCase,
  ]);
  const change = (part: Partial<ReadingContent>) => setContent({ ...content, ...part });
  const same = JSON.stringify(content) === JSON.stringify(reading.content);
  const send = () =>
    revise.mutate(
      { params: { caseId }, body: { content, reason: reason.trim(), baseVersion: reading.version } },
      {
        onSuccess: (made) => {
          toast.done(t("revise.done", { version: made.version }));
          props.onClose();
        },
      },
    );
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      closeOnClickOutside={same}
      title={<Text fw={640}>{t("revise.title", { version: reading.version })}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Alert color="tide">{t("revise.intro", { version: reading.version })}</Alert>
        <AdequacyField content={content} change={change} />
        <Text fw={640}>{t("reading:report.findings")}</Text>
        <FindingsForm content={content} onChange={setContent} />
        <Textarea
          label={t("reading:report.impression")}
          value={content.impression}
          maxLength={8000}
          onChange={(event) => change({ impression: event.currentTarget.value })}
        />
        <Textarea
          label={t("reading:report.overallRecommendation")}
          value={content.recommendation}
          maxLength={4000}
          minRows={2}
          onChange={(event) => change({ recommendation: event.currentTarget.value })}
        />
        <Textarea
          label={t("revise.reason")}
          description={t("revise.reasonHelp")}
          value={reason}
          maxLength={2000}
          minRows={2}
          required
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {revise.isError && <Refused error={revise.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button loading={revise.isPending} disabled={same || reason.trim().length < 3} onClick={send}>
            {t("revise.save", { version: reading.version + 1 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
