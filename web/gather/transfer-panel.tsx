import { Alert, Button, Group, Paper, Progress, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../shell/refused.tsx";
import { useBytes } from "./format-bytes.ts";
import css from "./gather.module.css";
import type { FileState, Transfer, TransferFile, TransferSnapshot } from "./send/transfer.ts";

const colours: Record<FileState, string> = {
  waiting: "dimmed",
  checking: "dimmed",
  sending: "tide.7",
  accepted: "green.7",
  "already-there": "green.7",
  refused: "red.7",
  conflict: "orange.7",
};
const rowHeight = 56;
const isProblem = (file: TransferFile): boolean => file.state === "refused" || file.state === "conflict";

/** Every file with its outcome. Only the rows in view are drawn, so that thousands stay smooth. */
function FileRows({ files }: { files: readonly TransferFile[] }) {
  const { t } = useTranslation("gather");
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroll} className={css.rows} tabIndex={0} aria-label={t("transfer.list")}>
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((row) => {
          const file = files[row.index];
          if (file === undefined) return null;
          const reason = file.reason ?? file.warnings[0] ?? "";
          return (
            <div key={file.id} className={css.row} style={{ top: row.start, height: rowHeight }}>
              <span className={css.name} title={file.path}>
                <bdi>{file.path}</bdi>
              </span>
              <Text span={true} size="sm" c={colours[file.state]} fw={570}>
                {t(`transfer.state.${file.state}`)}
              </Text>
              {reason !== "" && (
                <span className={css.reason} title={reason}>
                  {reason}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** Seconds until it tries again, counted down. */
function useSecondsTo(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000));
}

function Status({ transfer, snapshot }: { transfer: Transfer; snapshot: TransferSnapshot }) {
  const { t } = useTranslation("gather");
  const seconds = useSecondsTo(snapshot.retryAt);
  switch (snapshot.phase) {
    case "waiting":
      return (
        <Alert color="yellow" role="status">
          <Group justify="space-between">
            <Text>{t("transfer.waiting", { count: seconds })}</Text>
            <Button size="sm" variant="default" onClick={transfer.resume}>
              {t("transfer.now")}
            </Button>
          </Group>
        </Alert>
      );
    case "stopped":
      return <Refused title={t("transfer.stopped")} error={snapshot.error} onRetry={transfer.resume} />;
    case "done":
      return null;
    default:
      return (
        <Text size="sm" c="dimmed">
          {t("transfer.leaveOpen")}
        </Text>
      );
  }
}

/** The sending: how far it is, in all and file by file, with pause and going on. */
export function TransferPanel({ transfer, snapshot }: { transfer: Transfer; snapshot: TransferSnapshot }) {
  const { t } = useTranslation("gather");
  const bytes = useBytes();
  const [which, setWhich] = useState<"all" | "problems">("all");
  const { counts, files, phase, totalBytes, sentBytes } = snapshot;
  const problems = useMemo(() => files.filter(isProblem), [files]);
  const total = files.length;
  const open = counts.waiting + counts.checking + counts.sending;
  const percent = totalBytes === 0 ? 100 : Math.min(100, (sentBytes / totalBytes) * 100);
  const label = t("transfer.progress", {
    done: total - open,
    total,
    sent: bytes(Math.min(sentBytes, totalBytes)),
    size: bytes(totalBytes),
  });
  const running = phase === "sending" || phase === "waiting";
  return (
    <Paper component="section">
      <Stack>
        <Group justify="space-between">
          <Group gap="xs">
            {phase === "done" && <IconCircleCheck color="var(--mantine-color-green-7)" aria-hidden={true} />}
            <Title order={3}>
              {phase === "done" ? t("transfer.done") : phase === "paused" ? t("transfer.paused") : t("transfer.title")}
            </Title>
          </Group>
          {running && (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlayerPause size={18} aria-hidden={true} />}
              onClick={transfer.pause}
            >
              {t("transfer.pause")}
            </Button>
          )}
          {phase === "paused" && (
            <Button size="sm" leftSection={<IconPlayerPlay size={18} aria-hidden={true} />} onClick={transfer.resume}>
              {t("transfer.resume")}
            </Button>
          )}
        </Group>
        <div>
          <Progress
            value={percent}
            size="lg"
            aria-label={t("transfer.title")}
            color={phase === "done" ? "green" : "tide"}
          />
          <Text className="tabular" mt={6} role={phase === "done" ? "status" : undefined}>
            {label}
          </Text>
          <Text size="sm" c="dimmed">
            {(["accepted", "already-there", "refused", "conflict"] as const)
              .filter((state) => counts[state] > 0)
              .map((state) => `${counts[state]} ${t(`transfer.state.${state}`)}`)
              .join(" · ")}
          </Text>
        </div>
        <Status transfer={transfer} snapshot={snapshot} />
        {problems.length > 0 && (
          <SegmentedControl
            aria-label={t("transfer.list")}
            data={[
              { value: "all", label: t("transfer.all") },
              { value: "problems", label: `${t("transfer.problems")} (${problems.length})` },
            ]}
            value={which}
            onChange={(value) => setWhich(value === "problems" ? "problems" : "all")}
          />
        )}
        <FileRows files={which === "problems" ? problems : files} />
      </Stack>
    </Paper>
  );
}
