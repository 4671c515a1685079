import { Alert, Badge, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { StudySummary } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { mayDo } from "../api/use-case.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { readableDate, readableName } from "./compare-identity.ts";

const colours: Record<StudySummary["identity"], string> = {
  matches: "green",
  asked: "red",
  confirmed: "green",
  removed: "gray",
};

function AskedIdentity({ detail, study }: { detail: CaseDetail; study: StudySummary }) {
  const { t } = useTranslation("gather");
  const confirm = useConfirm();
  // Whoever sent the images cannot also vouch for them.
  const coordinator = hasRole(useMe(), "coordinator");
  const decide = useCommand(imageRoutes.decideIdentity, [imageRoutes.listImages, caseRoutes.getCase]);
  const [error, setError] = useState<unknown>(null);
  const ask = async (decision: "same-person" | "remove") => {
    const same = decision === "same-person";
    const answer = await confirm({
      title: same ? t("received.sameTitle") : t("received.removeTitle"),
      consequences: [same ? t("received.sameConsequence") : t("received.removeConsequence")],
      action: same ? t("received.same") : t("received.remove"),
      destructive: !same,
      reason: true,
    });
    if (answer === null) return;
    setError(null);
    try {
      const params = { caseId: detail.id, studyInstanceUid: study.studyInstanceUid };
      await decide.mutateAsync({ params, body: { decision, reason: answer.reason } });
      toast.done(t("received.decided"));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Alert color="red">
      <Stack gap="sm">
        <Text>{t("received.askedText", { name: readableName(study.patientName) || t("review.noName") })}</Text>
        <List>
          {study.identityDifferences.map((each) => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
        {!coordinator && <Text>{t("received.coordinatorAsks")}</Text>}
        {mayDo(detail, "decide-identity") && (
          <Group>
            {coordinator && (
              <Button size="sm" variant="default" onClick={() => void ask("same-person")} loading={decide.isPending}>
                {t("received.same")}
              </Button>
            )}
            <Button size="sm" color="red" onClick={() => void ask("remove")} loading={decide.isPending}>
              {t("received.remove")}
            </Button>
          </Group>
        )}
        {error !== null && <Refused error={error} compact />}
      </Stack>
    </Alert>
  );
}

function StudyRow({ detail, study }: { detail: CaseDetail; study: StudySummary }) {
  const { t } = useTranslation("gather");
  const images = study.series.reduce((sum, each) => sum + Math.max(each.frames, each.instances), 0);
  const warnings = [...new Set(study.series.flatMap((each) => each.warnings))];
  return (
    <Stack component="li" gap="xs">
      <Group justify="space-between">
        <div>
          <Text fw={570}>
            {study.description || t("received.untitled")} · {study.modalities.join(", ")}
            {study.studyDate !== null && ` · ${readableDate(study.studyDate)}`}
          </Text>
          <Text size="sm" c="dimmed">
            {t("received.counts", { count: images, series: t("received.series", { count: study.series.length }) })}
            {study.prior && ` · ${t("received.prior")}`}
          </Text>
        </div>
        <Badge color={colours[study.identity]}>{t(`received.identity.${study.identity}`)}</Badge>
      </Group>
      {warnings.length > 0 && (
        <List size="sm">
          {warnings.slice(0, 4).map((each) => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
      )}
      {study.identity === "asked" && <AskedIdentity detail={detail} study={study} />}
    </Stack>
  );
}

/** The studies that the service has, with the question of identity where it stands open. */
export function ReceivedStudies({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("gather");
  const images = useReply(imageRoutes.listImages, { params: { caseId: detail.id } });
  return (
    <Paper component="section">
      <Title order={2} mb="sm">
        {t("received.title")}
      </Title>
      <Loaded query={images}>
        {({ studies }) =>
          studies.length === 0 ? (
            <Text c="dimmed">{t("received.none")}</Text>
          ) : (
            <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: "none" }}>
              {studies.map((each) => (
                <StudyRow key={each.studyInstanceUid} detail={detail} study={each} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Paper>
  );
}
