import { Button } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { imageRoutes } from "#contract/routes/images.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { isRefused } from "../api/refused-error.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loading } from "../shell/loading.tsx";
import { usePageTitle } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { ReadingRoomTheme } from "../theme/overread-theme.tsx";
import { Workspace } from "./workspace.tsx";

/** Before the room can open: loading, failing, and cases that are not open for my reading. */
function Waiting({ children }: { children: ReactNode }) {
  const { t } = useTranslation("reading");
  return (
    <main id="content" style={{ maxWidth: "42rem", margin: "15dvh auto 0", padding: "1rem" }}>
      {children}
      <Button mt="md" variant="default" renderRoot={(root) => <Link to="/read" {...root} />}>
        {t("seal.toList")}
      </Button>
    </main>
  );
}

function Room() {
  const { t } = useTranslation("reading");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const images = useReply(imageRoutes.listImages, { params: { caseId } });
  const reading = useReply(readingRoutes.getMyReading, { params: { caseId } });
  usePageTitle(detail.data === undefined ? "" : t("room.title", { number: detail.data.number }));
  if (detail.data !== undefined && images.data !== undefined && reading.data !== undefined) {
    return (
      <Workspace
        key={caseId}
        detail={detail.data}
        studies={images.data.studies}
        saved={reading.data}
        sealed={reading.data.versions.at(-1) ?? null}
      />
    );
  }
  const failed = [detail, images, reading].find((query) => query.isError);
  if (failed === undefined) {
    return (
      <Waiting>
        <Loading />
      </Waiting>
    );
  }
  if (isRefused(failed.error, "wrong-stage", "not-permitted", "not-found")) {
    return (
      <Waiting>
        <EmptyState title={t("room.notYours")} icon={IconEyeOff}>
          {t("room.notYoursText")}
        </EmptyState>
      </Waiting>
    );
  }
  return (
    <Waiting>
      <Refused error={failed.error} onRetry={() => void failed.refetch()} />
    </Waiting>
  );
}

/** The reading room: full-screen and dark. */
export function ReadingPage() {
  return (
    <ReadingRoomTheme>
      <Room />
    </ReadingRoomTheme>
  );
}
