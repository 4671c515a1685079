import { Badge, Button, Group, Modal, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { unclaimedStudy } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { FetchPanel } from "../peers/fetch-panel.tsx";
import { dayText } from "../reading/dates.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { AsideImages } from "./aside-images.tsx";
import css from "./coordination.module.css";
import { PatientQuestions } from "./patient-questions.tsx";
import { personName } from "./person-name.ts";

type Unclaimed = z.infer<typeof unclaimedStudy>;
const claimable = ["draft", "gathering", "ready"];

function ClaimDialog({ study, onClose }: { study: Unclaimed; onClose: () => void }) {
  const { t } = useTranslation(["coordination", "common"]);
  const cases = useReply(caseRoutes.listCases, {});
  const claim = useCommand(imageRoutes.claimStudy, [
    imageRoutes.listUnclaimed,
    caseRoutes.listCases,
    caseRoutes.getCase,
    imageRoutes.listImages,
  ]);
  const [chosen, setChosen] = useState<string | null>(study.suggestedCases[0]?.id ?? null);
  const open = (cases.data?.cases ?? []).filter((each) => claimable.includes(each.stage));
  const target = open.find((each) => each.id === chosen);
  const suggested = new Set<string>(study.suggestedCases.map((each) => each.id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={640}>{t("inbox.claimTitle")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text>{t("inbox.claimIntro", { name: personName(study.patientName) || t("board.noName") })}</Text>
        <Loaded query={cases}>
          {() => (
            <Select
              label={t("inbox.case")}
              value={target?.id ?? null}
              searchable
              nothingFoundMessage={t("inbox.noCase")}
              data={[...open]
                .sort((a, b) => Number(suggested.has(b.id)) - Number(suggested.has(a.id)))
                .map((each) => ({
                  value: each.id,
                  label: `${each.number} · ${each.patientName}${suggested.has(each.id) ? ` (${t("inbox.suggested")})` : ""}`,
                }))}
              onChange={setChosen}
            />
          )}
        </Loaded>
        <Text size="sm" c="dimmed">
          {t("inbox.checked")}
        </Text>
        {claim.isError && <Refused error={claim.error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button
            disabled={target === undefined}
            loading={claim.isPending}
            onClick={() => {
              if (target === undefined) return;
              claim.mutate(
                { params: { caseId: target.id }, body: { studyInstanceUid: study.studyInstanceUid } },
                {
                  onSuccess: () => {
                    toast.done(t("inbox.claimed", { number: target.number }));
                    onClose();
                  },
                },
              );
            }}
          >
            {t("inbox.claim")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function StudyRow({ study, onClaim }: { study: Unclaimed; onClaim: () => void }) {
  const { t } = useTranslation(["coordination", "reading"]);
  const images = study.series.reduce((sum, series) => sum + series.instances, 0);
  return (
    <Paper component="li">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {personName(study.patientName) || t("board.noName")}
          </Title>
          <Text size="sm" c="dimmed">
            {[
              study.patientId,
              study.patientBirthDate === null ? "" : t("request.born", { date: dayText(study.patientBirthDate) }),
            ]
              .filter((each) => each !== "")
              .join(" · ")}
          </Text>
          <Text>
            {[
              study.modalities.join("/"),
              study.description,
              dayText(study.studyDate) || t("reading:series.undated"),
              study.institutionName,
              t("reading:series.images", { count: images }),
            ]
              .filter((each) => each !== "")
              .join(" · ")}
          </Text>
          <Text size="sm" c="dimmed">
            {t("images.received", { time: formatInstant(study.receivedAt) })}
          </Text>
          {study.suggestedCases.length > 0 && (
            <Group gap={6} mt={4}>
              {study.suggestedCases.map((each) => (
                <Badge key={each.id} color="green">
                  {t("inbox.suggests", { number: each.number })}
                </Badge>
              ))}
            </Group>
          )}
        </div>
        <Button onClick={onClaim} aria-label={t("inbox.claimLabel", { name: personName(study.patientName) })}>
          {t("inbox.claimOpen")}
        </Button>
      </Group>
    </Paper>
  );
}

/** Studies that came from a hospital's systems and belong to no case yet. */
export function InboxPage() {
  const { t } = useTranslation("coordination");
  const inbox = useReply(imageRoutes.listUnclaimed, {}, { refetchInterval: 30_000 });
  const [claiming, setClaiming] = useState<Unclaimed | null>(null);
  return (
    <Page title={t("inbox.title")} intro={t("inbox.intro")}>
      <PatientQuestions />
      <AsideImages />
      <Loaded query={inbox}>
        {({ studies }) =>
          studies.length === 0 ? (
            <EmptyState icon={IconInbox} title={t("inbox.empty")}>
              {t("inbox.emptyText")}
            </EmptyState>
          ) : (
            <ul className={css.plainList}>
              {studies.map((study) => (
                <StudyRow key={study.studyInstanceUid} study={study} onClaim={() => setClaiming(study)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <FetchPanel detail={null} />
      {claiming !== null && <ClaimDialog study={claiming} onClose={() => setClaiming(null)} />}
    </Page>
  );
}
