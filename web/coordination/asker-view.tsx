import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleDot } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, Stage } from "#contract/case.ts";
import { WishButton } from "../adjudication/wish-button.tsx";
import { mayDo } from "../api/use-case.ts";
import { nextStep } from "../home/next-step.ts";
import { AskErasure } from "../keeping/ask-erasure.tsx";
import { ButtonLink } from "../shell/button-link.tsx";
import { naturalName } from "../shell/natural-name.ts";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import css from "./coordination.module.css";
import { ImagesPanel } from "./images-panel.tsx";
import { RequestView } from "./request-view.tsx";
import { useCaseSteps } from "./use-case-steps.ts";

const steps = ["ask", "gather", "match", "read", "compare", "answer"] as const;
/** How far the asker's six steps are, by stage; the last is reached when the answer is there. */
const reached: Record<Stage, number> = {
  draft: 0,
  gathering: 1,
  ready: 2,
  offered: 2,
  reading: 3,
  comparing: 4,
  adjudicating: 4,
  signed: 6,
  delivered: 6,
  closed: 6,
  withdrawn: -1,
};

function Steps({ stage }: { stage: Stage }) {
  const { t } = useTranslation("coordination");
  const at = reached[stage];
  if (at < 0) return null;
  return (
    <ol className={css.steps} aria-label={t("asker.steps")}>
      {steps.map((step, index) => {
        const state = index < at ? "done" : index === at ? "now" : "later";
        const Icon = state === "done" ? IconCircleCheck : state === "now" ? IconCircleDot : IconCircle;
        return (
          <li
            key={step}
            className={css.step}
            data-state={state}
            {...(state === "now" ? { "aria-current": "step" } : {})}
          >
            <Icon
              size={22}
              color={state === "later" ? "var(--mantine-color-gray-5)" : "var(--mantine-color-tide-7)"}
              aria-hidden={true}
            />
            <span>{t(`asker.step.${step}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** What is still missing, in the service's own sentences; only what the asker can do something about. */
function StillMissing({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const open = detail.checklist.filter(
    (item) =>
      (item.state === "missing" || item.state === "question") && item.item !== "request" && item.item !== "consent",
  );
  if (detail.stage !== "gathering" || open.length === 0) return null;
  return (
    <Alert color="yellow" title={t("asker.missing")}>
      <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
        {open.map((item) => (
          <li key={item.item}>{item.note}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** A case as its patient or referrer sees it: what happens now, what they can do. */
export function AskerView({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(["coordination", "home", "common", "adjudication"]);
  const { askWithdraw, error } = useCaseSteps(detail);
  const next = nextStep(detail);
  const what = [detail.modality === null ? "" : t(`common:modality.${detail.modality}`), detail.bodyPart ?? ""]
    .filter((each) => each !== "")
    .join(", ");
  return (
    <Page
      title={what || t("asker.untitled")}
      intro={t("asker.number", { number: detail.number, name: naturalName(detail.patientName) })}
    >
      <div className={css.columns}>
        <Stack>
          <Paper component="section" p="xl">
            <Title order={2} size="h3" mb="xs">
              {t("asker.now")}
            </Title>
            <Text size="lg">{t(`home:now.${next.now}`)}</Text>
            <Group mt="md">
              {next.to !== "/cases/$caseId" && (
                <ButtonLink to={next.to} params={{ caseId: detail.id }}>
                  {t(`home:next.${next.action}`)}
                </ButtonLink>
              )}
              {mayDo(detail, "view-images") && detail.stage !== "draft" && (
                <ButtonLink to="/images/$caseId" params={{ caseId: detail.id }} variant="default">
                  {t("images.open")}
                </ButtonLink>
              )}
              <WishButton detail={detail} />
            </Group>
          </Paper>
          <StillMissing detail={detail} />
          {error !== null && <Refused error={error} />}
          {detail.openQuestions > 0 && mayDo(detail, "decide-identity") && <ImagesPanel detail={detail} />}
          <RequestView request={detail.request} />
        </Stack>
        <Stack>
          <Paper component="section">
            <Title order={2} size="h4" mb="md">
              {t("asker.steps")}
            </Title>
            <Steps stage={detail.stage} />
            {detail.stage === "withdrawn" && <Text>{t("home:now.withdrawn")}</Text>}
          </Paper>
          <Paper component="section">
            <Title order={2} size="h4" mb={4}>
              {t("asker.custody")}
            </Title>
            <Text size="sm" mb="sm">
              {t("asker.custodyText")}
            </Text>
            <ButtonLink to="/cases/$caseId/custody" params={{ caseId: detail.id }} variant="default" size="sm">
              {t("history.custody")}
            </ButtonLink>
          </Paper>
          <AskErasure detail={detail} />
          {mayDo(detail, "withdraw-case") && (
            <Paper component="section">
              <Title order={2} size="h4" mb={4}>
                {t("asker.withdraw")}
              </Title>
              <Text size="sm" mb="sm">
                {t("asker.withdrawText")}
              </Text>
              <Button variant="outline" color="red" size="sm" onClick={askWithdraw}>
                {t("withdraw.action")}
              </Button>
            </Paper>
          )}
        </Stack>
      </div>
    </Page>
  );
}
