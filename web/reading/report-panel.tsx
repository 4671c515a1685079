import { Button, Group, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ImageReference, Mark, ReadingContent } from "#contract/finding.ts";
import type { StudySummary } from "#contract/images.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { FindingEditor, useFindingTitle } from "./finding-editor.tsx";
import { KeptCopies } from "./kept-copies.tsx";
import { LooseMarks } from "./loose-marks.tsx";
import css from "./reading.module.css";
import * as edits from "./reading-edits.ts";
import { AdequacyField, ConclusionFields, TextFields } from "./report-fields.tsx";
import { SavingState } from "./saving-state.tsx";
import type { OpenDraft } from "./use-reading-draft.ts";

export type ReportPanelProps = {
  open: OpenDraft;
  studies: readonly StudySummary[];
  openFinding: string | null;
  setOpenFinding: (id: string | null) => void;
  selectedMark: string | null;
  /** The image in the active viewport. */
  shown: ImageReference | null;
  imageName: (image: ImageReference) => string;
  goToMark: (mark: Mark) => void;
  goToImage: (image: ImageReference) => void;
  newFinding: (mark: Mark | null) => void;
  removeMark: (mark: Mark) => void;
  onSeal: () => void;
};

function Findings(props: ReportPanelProps) {
  const { t } = useTranslation("reading");
  const confirm = useConfirm();
  const title = useFindingTitle();
  const { draft, state } = props.open;
  const { content } = state;
  const edit = (change: (content: ReadingContent) => ReadingContent) => draft.change(change);
  const remove = async (id: string, name: string, hasMarks: boolean) => {
    const answer = await confirm({
      title: t("report.removeTitle", { finding: name }),
      consequences: [t("report.removeWhat"), ...(hasMarks ? [t("report.removeMarks")] : [])],
      action: t("report.remove"),
      destructive: true,
    });
    if (answer !== null) edit((before) => edits.removeFinding(before, id));
  };
  return content.findings.map((finding, index) => (
    <FindingEditor
      key={finding.id}
      number={index + 1}
      finding={finding}
      marks={content.marks.filter((mark) => finding.markIds.includes(mark.id))}
      selectedMark={props.selectedMark}
      open={finding.id === props.openFinding}
      onToggle={() => props.setOpenFinding(finding.id === props.openFinding ? null : finding.id)}
      imageName={props.imageName}
      actions={{
        change: (part) => edit((before) => edits.changeFinding(before, finding.id, part)),
        remove: () => void remove(finding.id, title(finding), finding.markIds.length > 0),
        move: (by) => edit((before) => edits.moveFinding(before, finding.id, by)),
        takeSize: (mark) => edit((before) => edits.sizeFromMark(before, finding.id, mark)),
        goToMark: props.goToMark,
        unlinkMark: (mark) => edit((before) => edits.unlinkMark(before, finding.id, mark.id)),
        goToImage: props.goToImage,
        unlinkImage: (image) => edit((before) => edits.unlinkImage(before, finding.id, image)),
        linkShown:
          props.shown === null
            ? null
            : () =>
                edit((before) => (props.shown === null ? before : edits.linkImage(before, finding.id, props.shown))),
      }}
    />
  ));
}

/** The report beside the images: everything in it is saved by itself. */
export function ReportPanel(props: ReportPanelProps) {
  const { t } = useTranslation("reading");
  const { draft, state, local } = props.open;
  const { content } = state;
  const change = (part: Partial<ReadingContent>) => draft.change((before) => ({ ...before, ...part }));
  const { openFinding } = props;
  return (
    <section
      className={`${css.panel ?? ""} ${css.reportPanel ?? ""}`}
      aria-label={t("report.heading")}
      data-own-scroll="true"
      id="report"
      tabIndex={-1}
    >
      <div className={css.reportHead}>
        <SavingState draft={draft} saving={state.saving} />
        <Button size="compact-md" onClick={props.onSeal}>
          {t("seal.button")}
        </Button>
      </div>
      <div className={css.reportBody}>
        <AdequacyField content={content} change={change} />
        <TextFields content={content} change={change} studies={props.studies} />
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t("report.findings")}
          </Title>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden={true} />}
            onClick={() => props.newFinding(null)}
          >
            {t("report.newFinding")}
          </Button>
        </Group>
        {content.findings.length === 0 && (
          <Text size="md" c="dimmed">
            <strong>{t("report.noFindings")}.</strong> {t("report.noFindingsHelp")}
          </Text>
        )}
        <Findings {...props} />
        <LooseMarks
          marks={edits.looseMarks(content)}
          selectedMark={props.selectedMark}
          canLink={openFinding !== null}
          onGo={props.goToMark}
          onNewFinding={props.newFinding}
          onLink={(mark) => {
            if (openFinding !== null) draft.change((before) => edits.linkMark(before, openFinding, mark));
          }}
          onRemove={props.removeMark}
        />
        <ConclusionFields content={content} change={change} />
        <KeptCopies local={local} draft={draft} />
      </div>
    </section>
  );
}
