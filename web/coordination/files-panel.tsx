import { Badge, Button, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useReply } from "../api/use-reply.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import css from "./coordination.module.css";

type ReceivedFile = z.infer<typeof imageRoutes.listFiles.reply>["files"][number];

const colour = { accepted: "green", "already-there": "gray", refused: "red", conflict: "yellow" } as const;
const pageSize = 100;

function Files({ files }: { files: readonly ReceivedFile[] }) {
  const { t } = useTranslation("coordination");
  const asks = files.filter(
    (each) => each.outcome === "refused" || each.outcome === "conflict" || each.warnings.length > 0,
  );
  const [which, setWhich] = useState<"asks" | "all">(asks.length > 0 ? "asks" : "all");
  const [shown, setShown] = useState(pageSize);
  const list = which === "asks" ? asks : files;
  return (
    <Stack>
      <SegmentedControl
        aria-label={t("files.which")}
        value={which}
        data={[
          { value: "asks", label: t("files.asks", { number: asks.length }) },
          { value: "all", label: t("files.all", { number: files.length }) },
        ]}
        onChange={(value) => setWhich(value === "all" ? "all" : "asks")}
        style={{ alignSelf: "flex-start" }}
      />
      {list.length === 0 ? (
        <EmptyState title={t("files.allGood")} />
      ) : (
        <Paper>
          <ul className={css.plainList}>
            {list.slice(0, shown).map((file) => (
              <li key={`${file.name}/${file.receivedAt}/${file.sha256 ?? ""}`}>
                <Badge color={colour[file.outcome]}>{t(`files.outcome.${file.outcome}`)}</Badge>{" "}
                <strong>{file.name}</strong>
                <Text size="sm" c="dimmed">
                  {[file.reason ?? "", ...file.warnings, formatInstant(file.receivedAt)]
                    .filter((each) => each !== "")
                    .join(" · ")}
                </Text>
              </li>
            ))}
          </ul>
        </Paper>
      )}
      {list.length > shown && (
        <Button variant="default" style={{ alignSelf: "center" }} onClick={() => setShown(shown + pageSize)}>
          {t("files.more", { number: list.length - shown })}
        </Button>
      )}
    </Stack>
  );
}

/** Every file that was received and how it ended; what was refused or doubtful first. */
export function FilesPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const files = useReply(imageRoutes.listFiles, { params: { caseId: detail.id } });
  return (
    <Loaded query={files}>
      {(data) => (data.files.length === 0 ? <EmptyState title={t("files.none")} /> : <Files files={data.files} />)}
    </Loaded>
  );
}
