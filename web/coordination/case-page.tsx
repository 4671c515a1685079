import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { AskerView } from "./asker-view.tsx";
import { CoordinatorView } from "./coordinator-view.tsx";

/** A reader or third reader works in rooms of their own; the page of the case points there. */
function ReaderView({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("coordination");
  const adjudicator = detail.myParts.includes("adjudicator");
  const to = adjudicator
    ? "/settle/$caseId"
    : detail.stage === "comparing" || detail.stage === "adjudicating"
      ? "/compare/$caseId"
      : detail.stage === "offered"
        ? "/read"
        : detail.stage === "reading"
          ? "/read/$caseId"
          : "/answer/$caseId";
  return (
    <Page title={t("case.title", { number: detail.number })} width="narrow">
      <EmptyState
        title={detail.request?.question ?? detail.number}
        action={
          <ButtonLink to={to} params={{ caseId: detail.id }}>
            {t("case.goOn")}
          </ButtonLink>
        }
      >
        {t("case.reader_part")}
      </EmptyState>
    </Page>
  );
}

/** One case, by what the person is in it. */
export function CasePage() {
  const { t } = useTranslation("coordination");
  const me = useMe();
  const caseId = useCaseId();
  const detail = useCase(caseId, { refetchInterval: 60_000 });
  const inOffice = hasRole(me, "coordinator", "quality-lead");
  if (detail.data === undefined) {
    return (
      <Page title={t("case.title", { number: "" })}>
        <Loaded query={detail}>{() => null}</Loaded>
      </Page>
    );
  }
  const { myParts } = detail.data;
  if (myParts.includes("patient") || (myParts.includes("referrer") && !inOffice))
    return <AskerView detail={detail.data} />;
  if (detail.data.blind || (!inOffice && (myParts.includes("reader") || myParts.includes("adjudicator"))))
    return <ReaderView detail={detail.data} />;
  return <CoordinatorView key={caseId} detail={detail.data} />;
}
