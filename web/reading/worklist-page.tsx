import { Button, Title } from "@mantine/core";
import { IconCoffee, IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseSummary, Stage } from "#contract/case.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { useReply } from "../api/use-reply.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { CaseCard } from "./case-card.tsx";
import { OfferCard } from "./offer-card.tsx";
import css from "./reading.module.css";

const urgencies = { urgent: 0, soon: 1, routine: 2 } as const;
const weight = (each: CaseSummary): number => urgencies[each.urgency ?? "routine"];

/** Most urgent first, then the one that has waited longest. */
const byUrgency = (a: CaseSummary, b: CaseSummary): number =>
  weight(a) - weight(b) || a.createdAt.localeCompare(b.createdAt);
const newestFirst = (a: CaseSummary, b: CaseSummary): number => b.stageSince.localeCompare(a.stageSince);

const compared: readonly Stage[] = ["comparing", "adjudicating"];
const done: readonly Stage[] = ["signed", "delivered", "closed"];

/** The cases in which the person reads, by what is to be done with them. */
export function sortWorklist(cases: readonly CaseSummary[]) {
  const mine = cases.filter((each) => each.myParts.includes("reader"));
  const at = (stages: readonly Stage[]) => mine.filter((each) => stages.includes(each.stage));
  return {
    offers: at(["offered"]).sort(byUrgency),
    toRead: at(["reading"]).sort(byUrgency),
    toCompare: at(compared).sort(byUrgency),
    done: at(done).sort(newestFirst),
  };
}

function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section style={{ marginBottom: "2rem" }}>
      <Title order={2} mb="sm">
        {title} ({count})
      </Title>
      <ul className={css.cards}>{children}</ul>
    </section>
  );
}

function Lists({ cases }: { cases: readonly CaseSummary[] }) {
  const { t } = useTranslation("reading");
  const lists = sortWorklist(cases);
  const sections = [
    { key: "toRead", cases: lists.toRead },
    { key: "toCompare", cases: lists.toCompare },
    { key: "done", cases: lists.done },
  ] as const;
  if (lists.offers.length + sections.reduce((sum, each) => sum + each.cases.length, 0) === 0) {
    return (
      <EmptyState title={t("list.emptyTitle")} icon={IconCoffee}>
        {t("list.empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <Section title={t("list.offers")} count={lists.offers.length}>
        {lists.offers.map((each) => (
          <OfferCard key={each.id} summary={each} />
        ))}
      </Section>
      {sections.map((section) => (
        <Section key={section.key} title={t(`list.${section.key}`)} count={section.cases.length}>
          {section.cases.map((each) => (
            <CaseCard key={each.id} summary={each} group={section.key} />
          ))}
        </Section>
      ))}
    </>
  );
}

/** What waits for a radiologist. */
export function WorklistPage() {
  const { t } = useTranslation("reading");
  const cases = useReply(caseRoutes.listCases, { query: {} }, { refetchInterval: 60_000 });
  return (
    <Page
      title={t("list.title")}
      intro={t("list.intro")}
      width="wide"
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden={true} />}
          loading={cases.isFetching && cases.data !== undefined}
          onClick={() => void cases.refetch()}
        >
          {t("list.refresh")}
        </Button>
      }
    >
      <Loaded query={cases}>{({ cases: list }) => <Lists cases={list} />}</Loaded>
    </Page>
  );
}
