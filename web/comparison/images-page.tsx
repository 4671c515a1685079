import { Button } from "@mantine/core";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useCanGoBack, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { StudySummary } from "#contract/images.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { useWho } from "../reading/case-strip.tsx";
import type { Action } from "../reading/keys.ts";
import { KeysDialog } from "../reading/keys-dialog.tsx";
import css from "../reading/reading.module.css";
import { SeriesPanel } from "../reading/series-panel.tsx";
import { Stage } from "../reading/stage.tsx";
import { ToolBar } from "../reading/tool-bar.tsx";
import { useArrangement } from "../reading/use-arrangement.ts";
import { useKeyTable } from "../reading/use-key-table.ts";
import { useKeys } from "../reading/use-keys.ts";
import { useSeries } from "../reading/use-series.ts";
import { useViewer } from "../reading/use-viewer.ts";
import { useViewerActions } from "../reading/use-viewer-actions.ts";
import { Loading } from "../shell/loading.tsx";
import { usePageTitle } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { ReadingRoomTheme } from "../theme/overread-theme.tsx";
import { viewportsIn } from "../viewer/layout.ts";

function BackButton({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("common");
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const back = () => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to: "/cases/$caseId", params: { caseId: detail.id } });
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconArrowLeft size={18} aria-hidden={true} />}
      onClick={back}
    >
      {t("actions.back")}
    </Button>
  );
}

const noMarks = { onMarks: () => undefined, onMarkSelected: () => undefined, askText: async () => null };

function Viewing({ detail, studies }: { detail: CaseDetail; studies: readonly StudySummary[] }) {
  const { t } = useTranslation("reading");
  const who = useWho()(detail);
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const place = useRef<HTMLDivElement>(null);
  const handle = useViewer(place, noMarks);
  const { viewer, active } = handle;
  useEffect(() => viewer?.setReadOnly(true), [viewer]);
  const series = useSeries(studies, handle);
  const [keysShown, setKeysShown] = useState(false);
  const [characterKeys, setCharacterKeys] = useLocalStorage({ key: "overread-character-keys", defaultValue: true });
  const arrangement = useArrangement(studies, handle, series.openable, narrow);
  const inViewer = useViewerActions(handle, series.openable, arrangement);
  const act = (action: Action, digit: number | null) => {
    if (!inViewer(action, digit) && action === "help") setKeysShown(true);
  };
  useKeys(act, characterKeys, useKeyTable().table);
  const list = (
    <SeriesPanel
      studies={studies}
      viewports={handle.viewports.slice(0, viewportsIn(handle.layout))}
      active={active}
      onOpen={(address) => void viewer?.showSeries(active, address)}
    />
  );
  return (
    <main className={css.room} id="content">
      <header className={css.top}>
        <BackButton detail={detail} />
        <div className={css.who}>
          <h1>{who.name || t("room.caseHeading", { number: detail.number })}</h1>
          <span className={css.quiet}>{who.rest}</span>
        </div>
      </header>
      <div />
      <div className={css.work} style={narrow ? undefined : { gridTemplateColumns: "auto minmax(0, 1fr)" }}>
        {!narrow && list}
        <div className={css.images}>
          {narrow && list}
          <ToolBar handle={handle} arrangement={arrangement} readOnly narrow={narrow} act={act} />
          <Stage place={place} handle={handle} summaryOf={series.summaryOf} isKeyImage={() => false} />
        </div>
      </div>
      <KeysDialog
        opened={keysShown}
        onClose={() => setKeysShown(false)}
        characterKeys={characterKeys}
        setCharacterKeys={setCharacterKeys}
      />
    </main>
  );
}

function Room() {
  const { t } = useTranslation("comparison");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const images = useReply(imageRoutes.listImages, { params: { caseId } });
  usePageTitle(t("imagesTitle", { number: detail.data?.number ?? "" }));
  if (detail.data !== undefined && images.data !== undefined)
    return <Viewing detail={detail.data} studies={images.data.studies} />;
  const failed = [detail, images].find((query) => query.isError);
  return (
    <main id="content" style={{ maxWidth: "42rem", margin: "15dvh auto 0", padding: "1rem" }}>
      {failed === undefined ? <Loading /> : <Refused error={failed.error} onRetry={() => void failed.refetch()} />}
    </main>
  );
}

/** The images of a case for everybody who may look and does not report: full-screen, dark, nothing is written. */
export function ImagesPage() {
  return (
    <ReadingRoomTheme>
      <Room />
    </ReadingRoomTheme>
  );
}
