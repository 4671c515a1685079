import { List, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LocalRefusal, ScannedFile } from "./scan/scanned.ts";

const shown = 8;

export type RefusedFile = { path: string; code: LocalRefusal };
export const refusedOf = (files: readonly ScannedFile[]): RefusedFile[] =>
  files.flatMap(({ path, result }) => (result.kind === "refused" ? [{ path, code: result.code }] : []));

/** The files that are not sent, by reason: the reason once, the names beneath it. */
export function RefusedFound({ refused }: { refused: readonly RefusedFile[] }) {
  const { t } = useTranslation("gather");
  if (refused.length === 0) return null;
  const byCode = new Map<LocalRefusal, string[]>();
  for (const { path, code } of refused) byCode.set(code, [...(byCode.get(code) ?? []), path]);
  return (
    <Paper component="section">
      <Title order={3}>{t("review.refusedTitle", { count: refused.length })}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("review.refusedHelp")}
      </Text>
      <List spacing="sm">
        {[...byCode].map(([code, paths]) => (
          <List.Item key={code}>
            <Text fw={570}>{t(`refusal.${code}`)}</Text>
            <Text size="sm" c="dimmed">
              {paths.slice(0, shown).join(", ")}
              {paths.length > shown && ` ${t("review.more", { count: paths.length - shown })}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
