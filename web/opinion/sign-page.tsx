import { Alert, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { CaseDetail } from "#contract/case.ts";
import type { OpinionDraft } from "#contract/opinion.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { call } from "../api/call.ts";
import { mayDo, useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { SaveLine } from "../comparison/save-line.tsx";
import { useAutosave } from "../comparison/use-autosave.ts";
import { CriticalPanel } from "../follow-up/critical-panel.tsx";
import { instantText } from "../reading/dates.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { caseSource } from "./answer-source.tsx";
import { DeliveriesPanel } from "./deliveries-panel.tsx";
import { Downloads } from "./downloads.tsx";
import { DraftForm } from "./draft-form.tsx";
import css from "./opinion.module.css";
import type { Grounds } from "./plain-lines-field.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { SignDialog } from "./sign-dialog.tsx";

type DraftReply = z.infer<typeof opinionRoutes.getOpinionDraft.reply>;
type SaveReply = z.infer<typeof opinionRoutes.saveOpinionDraft.reply>;
type Preview = z.infer<typeof opinionRoutes.previewOpinion.reply>;

const nothing: Grounds = {
  findings: [],
  marks: [],
  points: [],
  adequacy: { answerable: "yes", note: "" },
  technique: "",
  comparison: "",
  impression: "",
  recommendation: "",
};

/** A line that is still empty is kept on the page and not sent: the contract has no empty lines. */
function sendable(draft: OpinionDraft): OpinionDraft {
  const { plain } = draft;
  const full = <T extends { text: string }>(lines: readonly T[]) => lines.filter((line) => line.text.trim() !== "");
  const askNext = plain.askNext.filter((each) => each.trim() !== "");
  return {
    ...draft,
    plain: { ...plain, agreements: full(plain.agreements), differences: full(plain.differences), askNext },
  };
}

function Standing(props: { preview: Preview; caseId: CaseDetail["id"] }) {
  const { t } = useTranslation("opinion");
  const { standsInTheWay, warnings } = props.preview;
  return (
    <Stack gap="sm" role="status">
      {standsInTheWay.length > 0 ? (
        <Alert color="red" title={t("sign.inTheWay")}>
          <List spacing={4}>
            {standsInTheWay.map((each) => (
              <List.Item key={each}>{each}</List.Item>
            ))}
          </List>
          <ButtonLink to="/compare/$caseId" params={{ caseId: props.caseId }} size="sm" variant="default" mt="sm">
            {t("sign.toCompare")}
          </ButtonLink>
        </Alert>
      ) : (
        <Alert color="green">{t("sign.nothingInTheWay")}</Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="yellow" title={t("sign.warnings")}>
          <List spacing={4}>
            {warnings.map((each) => (
              <List.Item key={each}>{each}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

function PreviewSide(props: {
  detail: CaseDetail;
  preview: UseQueryResult<Preview, Error>;
  saved: boolean;
  saving: React.ReactNode;
}) {
  const { t } = useTranslation("opinion");
  const { detail, preview } = props;
  const [signing, setSigning] = useState(false);
  return (
    <Stack>
      {preview.isError && <Refused error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data === undefined && !preview.isError && <Loaded query={preview}>{() => null}</Loaded>}
      {preview.data !== undefined && (
        <>
          <Standing preview={preview.data} caseId={detail.id} />
          {mayDo(detail, "record-contact") && <CriticalPanel caseId={detail.id} />}
          <Paper p="md">
            <Group justify="space-between">
              {props.saving}
              <Button
                size="lg"
                leftSection={<IconSignature size={20} aria-hidden={true} />}
                disabled={
                  !props.saved ||
                  preview.isFetching ||
                  preview.data.standsInTheWay.length > 0 ||
                  !mayDo(detail, "sign-opinion")
                }
                onClick={() => setSigning(true)}
              >
                {t("sign.action")}
              </Button>
            </Group>
          </Paper>
          <PreviewPanel caseId={detail.id} content={preview.data.content} sha256={preview.data.previewSha256} />
          {signing && (
            <SignDialog
              caseId={detail.id}
              previewSha256={preview.data.previewSha256}
              patient={detail.patientName}
              onClose={() => setSigning(false)}
              onStale={() => void preview.refetch()}
            />
          )}
        </>
      )}
    </Stack>
  );
}

function Drafting({ detail, reply }: { detail: CaseDetail; reply: DraftReply }) {
  const caseId = detail.id;
  const { keeper, snapshot } = useAutosave<OpinionDraft, SaveReply>(() => ({
    start: reply,
    save: (baseRevision, content) =>
      call(opinionRoutes.saveOpinionDraft, { params: { caseId }, body: { baseRevision, content: sendable(content) } }),
    load: () => call(opinionRoutes.getOpinionDraft, { params: { caseId } }),
  }));
  const preview = useReply(opinionRoutes.previewOpinion, { params: { caseId } });
  const { refetch } = preview;
  const { revision } = snapshot;
  // Each save makes another preview; the first is asked for by the query itself.
  useEffect(() => {
    if (revision !== reply.revision) void refetch();
  }, [revision, reply.revision, refetch]);
  return (
    <div className={css.twoColumns}>
      <DraftForm draft={snapshot.content} grounds={preview.data?.content ?? nothing} onChange={keeper.change} />
      <div className={css.stick}>
        <PreviewSide
          detail={detail}
          preview={preview}
          saved={snapshot.state.kind === "saved"}
          saving={
            <SaveLine
              state={snapshot.state}
              onRetry={() => void keeper.flush()}
              onKeepMine={() => void keeper.keepMine()}
              onTakeTheirs={() => void keeper.takeTheirs()}
            />
          }
        />
      </div>
    </div>
  );
}

/** After the signature: whose it is, its files, and the ways to give it on. */
function Signed({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("opinion");
  const opinion = useReply(opinionRoutes.getOpinion, { params: { caseId: detail.id } });
  return (
    <Stack gap="lg">
      <Loaded query={opinion}>
        {({ versions }) => {
          const [newest] = versions;
          if (newest === undefined) return null;
          return (
            <Paper component="section">
              <Stack>
                <Group justify="space-between">
                  <Title order={2} size="h3">
                    {t("signed.title", { name: detail.patientName })}
                  </Title>
                  <ButtonLink to="/answer/$caseId" params={{ caseId: detail.id }} variant="default">
                    {t("signed.open")}
                  </ButtonLink>
                </Group>
                <Text>{t("view.signed", { name: newest.signedBy, time: instantText(newest.signedAt) })}</Text>
                <Text className={css.hash} c="dimmed">
                  {t("view.hash")} {newest.sha256}
                </Text>
                <Downloads version={newest} source={caseSource(detail.id)} />
              </Stack>
            </Paper>
          );
        }}
      </Loaded>
      {mayDo(detail, "manage-deliveries") && <DeliveriesPanel caseId={detail.id} />}
    </Stack>
  );
}

function Body({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("opinion");
  const draft = useReply(
    opinionRoutes.getOpinionDraft,
    { params: { caseId: detail.id } },
    { enabled: mayDo(detail, "draft-opinion"), staleTime: Number.POSITIVE_INFINITY },
  );
  if (["signed", "delivered", "closed"].includes(detail.stage)) return <Signed detail={detail} />;
  if (!mayDo(detail, "draft-opinion")) {
    return (
      <EmptyState title={t("sign.notNow")}>
        {detail.stage === "adjudicating" ? t("sign.adjudicating") : t("sign.notNowText")}
      </EmptyState>
    );
  }
  return <Loaded query={draft}>{(reply) => <Drafting detail={detail} reply={reply} />}</Loaded>;
}

/** Word the answer, look at exactly what will be signed, sign it. */
export function SignPage() {
  const { t } = useTranslation(["opinion", "followUp"]);
  const caseId = useCaseId();
  const detail = useCase(caseId);
  return (
    <Page
      width="wide"
      title={t("sign.page", { number: detail.data?.number ?? "" })}
      intro={detail.data?.request?.question}
      actions={
        <ButtonLink to="/compare/$caseId" params={{ caseId }} variant="default">
          {t("sign.toCompare")}
        </ButtonLink>
      }
    >
      <Loaded query={detail}>{(found) => <Body detail={found} />}</Loaded>
    </Page>
  );
}
