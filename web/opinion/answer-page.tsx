import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { isRefused } from "../api/refused-error.ts";
import { mayDo, useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { FollowUpSection } from "../follow-up/follow-up-section.tsx";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { naturalName } from "../shell/natural-name.ts";
import { Page } from "../shell/page.tsx";
import { AddendumDialog, type AnsweredQuestion } from "./addendum-dialog.tsx";
import { caseSource } from "./answer-source.tsx";
import { AnswerView } from "./answer-view.tsx";
import { useAnswerLanguage } from "./use-answer-language.ts";

/** A patient's own answer opens in plain words; everybody else's with the table. */
const audienceOf = (detail: CaseDetail) => (detail.myParts.includes("patient") ? "patient" : "doctor");

/** The signed answer of a case. */
export function AnswerPage() {
  const { t } = useTranslation(["opinion", "followUp"]);
  const caseId = useCaseId();
  const detail = useCase(caseId);
  const opinion = useReply(opinionRoutes.getOpinion, { params: { caseId } });
  const [language, choose] = useAnswerLanguage(caseId, opinion.isSuccess);
  const [adding, setAdding] = useState<AnsweredQuestion | "plain" | null>(null);
  const newest = opinion.data?.versions[0];
  const early = isRefused(opinion.error, "wrong-stage") || opinion.data?.versions.length === 0;
  return (
    <Page
      title={detail.data?.myParts.includes("patient") ? t("answer.mine") : t("answer.title")}
      intro={
        detail.data === undefined
          ? undefined
          : t("answer.of", { number: detail.data.number, name: naturalName(detail.data.patientName) })
      }
      actions={
        <Group className="no-print">
          <ButtonLink to="/cases/$caseId" params={{ caseId }} variant="default">
            {t("answer.case")}
          </ButtonLink>
          {detail.data !== undefined && mayDo(detail.data, "view-images") && (
            <ButtonLink to="/images/$caseId" params={{ caseId }} variant="default">
              {t("answer.images")}
            </ButtonLink>
          )}
          {detail.data !== undefined && newest !== undefined && mayDo(detail.data, "add-addendum") && (
            <Button variant="default" onClick={() => setAdding("plain")}>
              {t("addendum.open")}
            </Button>
          )}
        </Group>
      }
    >
      {early ? (
        <EmptyState title={t("answer.early")}>{t("answer.earlyText")}</EmptyState>
      ) : (
        <Loaded query={detail}>
          {(found) => (
            <Loaded query={opinion}>
              {({ versions }) => (
                <Stack gap="xl">
                  <AnswerView
                    versions={versions}
                    source={caseSource(caseId)}
                    audience={audienceOf(found)}
                    language={language}
                    onLanguage={choose}
                  />
                  <FollowUpSection detail={found} {...(mayDo(found, "add-addendum") ? { onAnswer: setAdding } : {})} />
                </Stack>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
      {adding !== null && newest !== undefined && (
        <AddendumDialog
          caseId={caseId}
          baseVersion={newest.version}
          question={adding === "plain" ? null : adding}
          onClose={() => setAdding(null)}
        />
      )}
    </Page>
  );
}
