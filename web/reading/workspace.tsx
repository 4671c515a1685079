import { SegmentedControl, Text } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { ImageReference, Mark, ReadingVersion } from "#contract/finding.ts";
import type { StudySummary } from "#contract/images.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { viewportsIn } from "../viewer/layout.ts";
import { useArrowText } from "./arrow-dialog.tsx";
import { CaseStrip } from "./case-strip.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { useFindingTitle } from "./finding-editor.tsx";
import type { Action } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { useMarkName } from "./mark-name.ts";
import css from "./reading.module.css";
import type { SavedReading } from "./reading-draft.ts";
import {
  addFinding,
  findingOfMark,
  isKeyImage,
  linkImage,
  linkMark,
  newFinding,
  removeMark,
  toggleKeyImage,
} from "./reading-edits.ts";
import { ReportPanel } from "./report-panel.tsx";
import { RoomTop } from "./room-top.tsx";
import { savePicture } from "./save-picture.ts";
import { SealDialog } from "./seal-dialog.tsx";
import { SealedNotice } from "./sealed-notice.tsx";
import { SealedReport } from "./sealed-report.tsx";
import { SeriesPanel } from "./series-panel.tsx";
import { Stage } from "./stage.tsx";
import { ToolBar } from "./tool-bar.tsx";
import { useArrangement } from "./use-arrangement.ts";
import { useKeyTable } from "./use-key-table.ts";
import { useKeys } from "./use-keys.ts";
import { useDrawnMarks, useMarks } from "./use-marks.ts";
import { useReadingDraft } from "./use-reading-draft.ts";
import { useSeries } from "./use-series.ts";
import { useViewer } from "./use-viewer.ts";
import { useViewerActions } from "./use-viewer-actions.ts";

type Tab = "images" | "report" | "case";

const focusOn = (selector: string) => {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
};

/** The reading room of one case: series, images and report side by side. */
export function Workspace(props: {
  detail: CaseDetail;
  studies: readonly StudySummary[];
  saved: SavedReading;
  sealed: ReadingVersion | null;
}) {
  const { t } = useTranslation("reading");
  const { detail, studies } = props;
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [justSealed, setJustSealed] = useState<ReadingVersion | null>(null);
  const sealed = justSealed ?? props.sealed;
  const readOnly = sealed !== null || narrow;
  const [tab, setTab] = useState<Tab>("images");
  const [caseOpen, setCaseOpen] = useState(true);
  const [sealing, setSealing] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [characterKeys, setCharacterKeys] = useLocalStorage({ key: "overread-character-keys", defaultValue: true });

  const open = useReadingDraft(detail.id, props.saved);
  const { draft } = open;
  const content = sealed?.content ?? open.state.content;
  const marks = useMarks(draft, content);
  const { openFinding, setOpenFinding, selectedMark, setSelectedMark } = marks;
  const arrow = useArrowText();
  const place = useRef<HTMLDivElement>(null);
  const handle = useViewer(place, { onMarks: marks.onMarks, onMarkSelected: marks.onMarkSelected, askText: arrow.ask });
  const { viewer, active } = handle;
  useDrawnMarks(viewer, content.marks);
  useEffect(() => viewer?.setReadOnly(readOnly), [viewer, readOnly]);
  // One finger scrolls through the slices on a phone.
  const { setTool } = handle;
  useEffect(() => {
    if (viewer !== null && narrow) setTool("scroll");
  }, [viewer, narrow, setTool]);
  const series = useSeries(studies, handle);
  const arrangement = useArrangement(studies, handle, series.openable, narrow);
  const shown = handle.viewports[active]?.reference ?? null;

  const confirm = useConfirm();
  const markName = useMarkName();
  const findingTitle = useFindingTitle();
  const goToImage = (image: ImageReference) => {
    setTab("images");
    void viewer?.goTo(image, active);
  };
  const goToMark = (mark: Mark) => {
    setSelectedMark(mark.id);
    viewer?.selectMark(mark.id);
    goToImage(mark.image);
  };
  const startFinding = (mark: Mark | null) => {
    const finding = newFinding();
    draft.change((before) => {
      const added = addFinding(before, finding);
      return mark === null ? added : linkMark(added, finding.id, mark);
    });
    setOpenFinding(finding.id);
    requestAnimationFrame(() => focusOn(`[data-finding="${finding.id}"] [data-field="observation"]`));
  };
  const askRemoveMark = async (mark: Mark) => {
    const finding = findingOfMark(draft.state.content, mark.id);
    const answer = await confirm({
      title: t("marks.removeTitle"),
      consequences: [
        t("marks.removeWhat", { mark: markName(mark) }),
        ...(finding === undefined ? [] : [t("marks.removeFinding", { finding: findingTitle(finding) })]),
      ],
      action: t("marks.removeAction"),
      destructive: true,
    });
    if (answer === null) return;
    marks.remember(draft.state.content);
    draft.change((before) => removeMark(before, mark.id));
    setSelectedMark(null);
  };
  /** Opens the finding before or after the open one, and goes to its first mark or image. */
  const stepFinding = (by: -1 | 1) => {
    const at = content.findings.findIndex(({ id }) => id === openFinding);
    const next = content.findings[at === -1 ? (by === 1 ? 0 : content.findings.length - 1) : at + by];
    if (next === undefined) return;
    setOpenFinding(next.id);
    const mark = content.marks.find(({ id }) => next.markIds.includes(id));
    const [image] = next.images;
    if (mark !== undefined) goToMark(mark);
    else if (image !== undefined) goToImage(image);
  };
  const inViewer = useViewerActions(handle, series.openable, arrangement);
  const inReport = (action: Action) => {
    const mark = content.marks.find((each) => each.id === selectedMark);
    if (action === "delete-mark" && mark !== undefined && !readOnly) void askRemoveMark(mark);
    if (action === "new-finding" && !readOnly) startFinding(null);
    if (action === "link-image" && openFinding !== null && shown !== null && !readOnly) {
      draft.change((before) => linkImage(before, openFinding, shown));
    }
    if (action === "key-image" && shown !== null && !readOnly) {
      draft.change((before) => toggleKeyImage(before, shown));
    }
    if (action === "undo" && !readOnly) marks.undo();
    if (action === "redo" && !readOnly) marks.redo();
    if (action === "previous-finding") stepFinding(-1);
    if (action === "next-finding") stepFinding(1);
    if (action === "screenshot" && viewer !== null) void savePicture(viewer, active, detail.number);
    if (action === "go-report") focusOn("#report");
    if (action === "go-images") focusOn("#images");
    if (action === "seal" && !readOnly) setSealing(true);
    if (action === "help") setKeysShown(true);
  };
  const act = (action: Action, digit: number | null) => {
    if (!inViewer(action, digit)) inReport(action);
  };
  useKeys(act, characterKeys, useKeyTable().table);
  const closeSeal = useCallback(() => setSealing(false), []);

  const who = { patient: detail.patientName, number: detail.number };
  const list = (
    <SeriesPanel
      studies={studies}
      viewports={handle.viewports.slice(0, viewportsIn(handle.layout))}
      active={active}
      onOpen={(address) => {
        void viewer?.showSeries(active, address);
      }}
    />
  );
  return (
    <main className={css.room} id="content">
      <RoomTop detail={detail} caseOpen={caseOpen} onToggleCase={() => setCaseOpen(!caseOpen)} narrow={narrow} />
      {narrow ? (
        <SegmentedControl
          fullWidth
          radius={0}
          aria-label={t("room.tabs")}
          value={tab}
          data={[
            { value: "images", label: t("room.tabImages") },
            { value: "report", label: t("room.tabReport") },
            { value: "case", label: t("room.tabCase") },
          ]}
          onChange={(value) => setTab(value === "report" || value === "case" ? value : "images")}
        />
      ) : caseOpen ? (
        <CaseStrip detail={detail} />
      ) : (
        <div />
      )}
      <div className={css.work}>
        {!narrow && list}
        <div className={`${css.images ?? ""} ${narrow && tab !== "images" ? (css.hidden ?? "") : ""}`}>
          {narrow && list}
          <ToolBar handle={handle} arrangement={arrangement} readOnly={readOnly} narrow={narrow} act={act} />
          <Stage
            place={place}
            handle={handle}
            summaryOf={series.summaryOf}
            isKeyImage={(image) => isKeyImage(content, image)}
          />
        </div>
        {(!narrow || tab === "report") &&
          (readOnly ? (
            <SealedReport
              content={content}
              above={
                sealed === null ? (
                  <Text c="dimmed">{t("room.phone")}</Text>
                ) : (
                  <SealedNotice version={sealed} {...who} caseId={detail.id} />
                )
              }
              goToMark={goToMark}
              goToImage={goToImage}
              imageName={series.imageName}
            />
          ) : (
            <ReportPanel
              open={open}
              studies={studies}
              openFinding={openFinding}
              setOpenFinding={setOpenFinding}
              selectedMark={selectedMark}
              shown={shown}
              imageName={series.imageName}
              goToMark={goToMark}
              goToImage={goToImage}
              newFinding={startFinding}
              removeMark={(mark) => void askRemoveMark(mark)}
              onSeal={() => setSealing(true)}
            />
          ))}
        {narrow && tab === "case" && (
          <div className={css.panel}>
            <CaseStrip detail={detail} />
          </div>
        )}
      </div>
      {arrow.dialog}
      <KeysDialog
        opened={keysShown}
        onClose={() => setKeysShown(false)}
        characterKeys={characterKeys}
        setCharacterKeys={setCharacterKeys}
      />
      <ConflictDialog draft={draft} state={open.state} />
      <SealDialog
        opened={sealing && sealed === null}
        onClose={closeSeal}
        caseId={detail.id}
        {...who}
        open={open}
        onSealed={(version) => {
          setJustSealed(version);
          setSealing(false);
        }}
      />
    </main>
  );
}
