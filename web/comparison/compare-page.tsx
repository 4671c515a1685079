import { useTranslation } from "react-i18next";
import { readingRoutes } from "#contract/routes/readings.ts";
import { useCase, useCaseId } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { ButtonLink } from "../shell/button-link.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { CompareWorkspace } from "./compare-workspace.tsx";

/** First report and second reading side by side: differences first, decided with one key each. */
export function ComparePage() {
  const { t } = useTranslation("comparison");
  const caseId = useCaseId();
  const detail = useCase(caseId);
  // Refetching would lay another version beside the one that is being edited: revisions tell of that instead.
  const comparison = useReply(
    readingRoutes.getComparison,
    { params: { caseId } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Page
      width="wide"
      title={t("title", { number: detail.data?.number ?? "" })}
      intro={detail.data?.request?.question}
      actions={
        <ButtonLink to="/read/$caseId" params={{ caseId }} variant="default">
          {t("images")}
        </ButtonLink>
      }
    >
      <Loaded query={detail}>
        {(found) => (
          <Loaded query={comparison}>
            {(data) => <CompareWorkspace key={`${data.reading.version}/${found.stage}`} detail={found} data={data} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
