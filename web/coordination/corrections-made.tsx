import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { mayDo } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import css from "./coordination.module.css";

/** What was corrected in the images of the case, by whom and why; nothing where nothing was. */
export function CorrectionsMade({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const allowed = mayDo(detail, "view-files");
  const made = useReply(imageRoutes.listCorrections, { params: { caseId: detail.id } }, { enabled: allowed });
  const corrections = made.data?.corrections ?? [];
  if (corrections.length === 0) return null;
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="sm">
        {t("correct.made")}
      </Title>
      <ul className={css.plainList}>
        {corrections.map((each) => (
          <Stack component="li" gap={2} key={`${each.at} ${each.seriesInstanceUid ?? ""} ${each.sopInstanceUid ?? ""}`}>
            {each.changes.map(({ keyword, before, after }) => (
              <Text key={keyword} style={{ overflowWrap: "anywhere" }}>
                {t("correct.change", {
                  keyword,
                  before: before || t("correct.empty"),
                  after: after || t("correct.empty"),
                })}
              </Text>
            ))}
            <Text size="sm" c="dimmed">
              {t("correct.by", { name: each.byName, time: formatInstant(each.at), reason: each.reason })}
            </Text>
          </Stack>
        ))}
      </ul>
    </Paper>
  );
}
