import { Alert, Badge, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { SeriesSummary, StudySummary } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { pathOf } from "../api/call.ts";
import { mayDo } from "../api/use-case.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { SendDialog } from "../peers/send-dialog.tsx";
import { TransfersList } from "../peers/transfers-list.tsx";
import { dayText } from "../reading/dates.ts";
import { seriesName } from "../reading/series-panel.tsx";
import { ButtonLink } from "../shell/button-link.tsx";
import { useConfirm } from "../shell/confirm.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { AsideImages } from "./aside-images.tsx";
import css from "./coordination.module.css";
import { CorrectDialog } from "./correct-dialog.tsx";
import { CorrectionsMade } from "./corrections-made.tsx";
import { personName } from "./person-name.ts";

function Thumbnail({ study, series }: { study: StudySummary; series: SeriesSummary }) {
  const { t } = useTranslation("reading");
  const [failed, setFailed] = useState(false);
  if (failed) return <span className={css.thumb}>{t("series.noPicture")}</span>;
  const src = pathOf(dicomwebRoutes.instanceThumbnail, {
    params: {
      study: study.studyInstanceUid,
      series: series.seriesInstanceUid,
      instance: series.middleInstanceUid,
    },
  });
  return <img className={css.thumb} src={src} alt="" loading="lazy" decoding="async" onError={() => setFailed(true)} />;
}

function Series(props: { detail: CaseDetail; study: StudySummary; series: SeriesSummary }) {
  const { t } = useTranslation(["coordination", "reading"]);
  const { series, detail } = props;
  const confirm = useConfirm();
  const release = useCommand(imageRoutes.releaseSeries, [imageRoutes.listImages]);
  const [correcting, setCorrecting] = useState(false);
  const name = seriesName(series, t("reading:series.unnamed"));
  const ask = async () => {
    const answer = await confirm({
      title: t("images.releaseTitle", { name }),
      consequences: [t("images.releaseWhat"), t("images.releaseLook")],
      action: t("images.release"),
      reason: true,
    });
    if (answer === null) return;
    release.mutate(
      { params: { caseId: detail.id, seriesInstanceUid: series.seriesInstanceUid }, body: { reason: answer.reason } },
      { onSuccess: () => toast.done(t("images.released")) },
    );
  };
  return (
    <li>
      <Thumbnail study={props.study} series={series} />
      <Text size="sm" mt={4}>
        <strong>{series.modality}</strong> {name}
      </Text>
      <Text size="sm" c="dimmed">
        {t("reading:series.images", { count: series.frames })}
      </Text>
      {series.corrected.length > 0 && <Badge color="tide">{t("correct.badge")}</Badge>}
      {mayDo(detail, "correct-images") && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t("correct.label", { name })}
          onClick={() => setCorrecting(true)}
        >
          {t("correct.action")}
        </Button>
      )}
      {correcting && (
        <CorrectDialog
          detail={detail}
          study={props.study}
          series={{ summary: series, name }}
          onClose={() => setCorrecting(false)}
        />
      )}
      {series.warnings.map((each) => (
        <Text key={each} size="sm" c="yellow.7">
          {each}
        </Text>
      ))}
      {series.withheld !== null && (
        <Stack gap={4} align="flex-start">
          <Text size="sm">
            <strong>{t("images.withheld")}</strong> {series.withheld}
          </Text>
          {mayDo(detail, "release-series") && (
            <Button
              size="compact-sm"
              variant="default"
              loading={release.isPending}
              aria-label={t("images.releaseLabel", { name })}
              onClick={() => void ask()}
            >
              {t("images.release")}
            </Button>
          )}
          {release.isError && <Refused error={release.error} compact />}
        </Stack>
      )}
    </li>
  );
}

/** A study that names somebody else: the two identities side by side, and the decision with its reason. */
function IdentityQuestion({ detail, study }: { detail: CaseDetail; study: StudySummary }) {
  const { t } = useTranslation("coordination");
  const confirm = useConfirm();
  const decide = useCommand(imageRoutes.decideIdentity, [
    imageRoutes.listImages,
    caseRoutes.getCase,
    caseRoutes.listCases,
  ]);
  const ask = async (decision: "same-person" | "remove") => {
    const key = decision === "remove" ? "remove" : "same";
    const answer = await confirm({
      title: t(`identity.${key}Title`),
      consequences: [t(`identity.${key}What`), t("identity.kept")],
      action: t(`identity.${key}`),
      destructive: decision === "remove",
      reason: true,
    });
    if (answer === null) return;
    decide.mutate(
      {
        params: { caseId: detail.id, studyInstanceUid: study.studyInstanceUid },
        body: { decision, reason: answer.reason },
      },
      { onSuccess: () => toast.done(t("identity.decided")) },
    );
  };
  return (
    <Alert color="yellow" title={t("identity.title")}>
      <Stack gap="sm">
        <Text>
          {t("identity.names", {
            images: [personName(study.patientName), dayText(study.patientBirthDate), study.patientId]
              .filter((each) => each !== "")
              .join(", "),
            request: [detail.patientName, dayText(detail.patientBirthDate)].filter((each) => each !== "").join(", "),
          })}
        </Text>
        <List size="md" spacing={2}>
          {study.identityDifferences.map((each) => (
            <List.Item key={each}>{each}</List.Item>
          ))}
        </List>
        {decide.isError && <Refused error={decide.error} compact />}
        {mayDo(detail, "decide-identity") && (
          <Group>
            <Button size="sm" loading={decide.isPending} onClick={() => void ask("same-person")}>
              {t("identity.same")}
            </Button>
            <Button
              size="sm"
              color="red"
              variant="outline"
              loading={decide.isPending}
              onClick={() => void ask("remove")}
            >
              {t("identity.remove")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

const identityColour = { matches: "green", asked: "yellow", confirmed: "green", removed: "gray" } as const;

function Study({ detail, study }: { detail: CaseDetail; study: StudySummary }) {
  const { t } = useTranslation(["coordination", "reading", "peers"]);
  const [correcting, setCorrecting] = useState(false);
  const [sending, setSending] = useState(false);
  const coordinator = hasRole(useMe(), "coordinator");
  return (
    <Paper component="section">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h3">
              {[study.modalities.join("/"), study.description || t("images.undescribed")].join(" · ")}
            </Title>
            <Text size="sm" c="dimmed">
              {[
                dayText(study.studyDate) || t("reading:series.undated"),
                study.institutionName,
                personName(study.patientName),
                t("images.received", { time: formatInstant(study.receivedAt) }),
              ]
                .filter((each) => each !== "")
                .join(" · ")}
            </Text>
          </div>
          <Group gap={6}>
            <Badge color={study.prior ? "gray" : "tide"}>
              {study.prior ? t("reading:series.prior") : t("reading:series.current")}
            </Badge>
            <Badge color={identityColour[study.identity]}>{t(`identity.state.${study.identity}`)}</Badge>
            {study.corrected.length > 0 && <Badge color="tide">{t("correct.badge")}</Badge>}
            {mayDo(detail, "correct-images") && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("correct.label", { name: study.description || t("images.undescribed") })}
                onClick={() => setCorrecting(true)}
              >
                {t("correct.action")}
              </Button>
            )}
            {coordinator && mayDo(detail, "export-case") && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("peers:send.label", { name: study.description || t("images.undescribed") })}
                onClick={() => setSending(true)}
              >
                {t("peers:send.action")}
              </Button>
            )}
          </Group>
        </Group>
        {sending && (
          <SendDialog caseId={detail.id} studyInstanceUid={study.studyInstanceUid} onClose={() => setSending(false)} />
        )}
        {correcting && (
          <CorrectDialog detail={detail} study={study} series={null} onClose={() => setCorrecting(false)} />
        )}
        {study.identity === "asked" && <IdentityQuestion detail={detail} study={study} />}
        <ul className={css.series}>
          {study.series.map((series) => (
            <Series key={series.seriesInstanceUid} detail={detail} study={study} series={series} />
          ))}
        </ul>
      </Stack>
    </Paper>
  );
}

/** The studies of a case with their pictures; open questions about whose they are come first. */
export function ImagesPanel({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const images = useReply(imageRoutes.listImages, { params: { caseId: detail.id } });
  const coordinator = hasRole(useMe(), "coordinator");
  const add = mayDo(detail, "add-images") && (
    <ButtonLink to="/cases/$caseId/gather" params={{ caseId: detail.id }} variant="default">
      {t("images.add")}
    </ButtonLink>
  );
  return (
    <Stack>
      <Group>
        <ButtonLink to="/images/$caseId" params={{ caseId: detail.id }}>
          {t("images.open")}
        </ButtonLink>
        {add}
      </Group>
      <Loaded query={images}>
        {({ studies }) => (
          <>
            {coordinator && (
              <AsideImages of={{ caseId: detail.id, studies: studies.map((each) => each.studyInstanceUid) }} />
            )}
            {coordinator && <TransfersList caseId={detail.id} />}
            {studies.length === 0 && (
              <EmptyState icon={IconPhotoOff} title={t("images.none")}>
                {t("images.noneText")}
              </EmptyState>
            )}
            {[...studies]
              .sort((a, b) => Number(b.identity === "asked") - Number(a.identity === "asked"))
              .map((study) => (
                <Study key={study.studyInstanceUid} detail={detail} study={study} />
              ))}
          </>
        )}
      </Loaded>
      <CorrectionsMade detail={detail} />
    </Stack>
  );
}
