import { Anchor, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { gradingRoutes } from "#contract/routes/grading.ts";
import { useReply } from "../api/use-reply.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";

/** Grades that wait for a second person. */
export function GradesPage() {
  const { t, i18n } = useTranslation("comparison");
  const waiting = useReply(gradingRoutes.listGradesWaiting, {});
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (
    <Page title={t("grade.waiting.title")} intro={t("grade.waiting.intro")}>
      <Loaded query={waiting}>
        {(data) =>
          data.waiting.length === 0 ? (
            <EmptyState title={t("grade.waiting.none")}>{t("grade.waiting.noneText")}</EmptyState>
          ) : (
            <Stack component="ul" gap="sm" style={{ listStyle: "none", padding: 0, margin: 0 }}>
              {data.waiting.map((each) => (
                <Paper component="li" key={each.caseId}>
                  <Anchor component={Link} to={`/grades/${each.caseId}`} fw={600}>
                    {t("grade.waiting.case", { number: each.number })}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {t("grade.waiting.given", {
                      grade: each.grade.value,
                      date: day.format(new Date(each.confirmedAt)),
                    })}
                  </Text>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}
