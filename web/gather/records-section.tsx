import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import type { RecordKind } from "#contract/records.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { mayDo } from "../api/use-case.ts";
import { useReply } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { AddRecord } from "./add-record.tsx";
import { RecordRow } from "./record-row.tsx";

function Records(props: {
  detail: CaseDetail;
  title: string;
  intro: string;
  none: string;
  kinds: readonly [RecordKind, ...RecordKind[]];
}) {
  const { detail, kinds } = props;
  const records = useReply(imageRoutes.listRecords, { params: { caseId: detail.id } });
  const editable = mayDo(detail, "add-record");
  return (
    <Paper component="section">
      <Title order={2}>{props.title}</Title>
      <Text c="dimmed" mb="md" className="prose">
        {props.intro}
      </Text>
      <Loaded query={records}>
        {(data) => {
          const own = data.records.filter((each) => kinds.includes(each.kind));
          return own.length === 0 ? (
            <Text mb="md">{props.none}</Text>
          ) : (
            <Stack component="ul" gap="lg" m={0} mb="lg" p={0} style={{ listStyle: "none" }}>
              {own.map((each) => (
                <RecordRow key={each.id} caseId={detail.id} record={each} editable={editable} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      {editable && <AddRecord caseId={detail.id} kinds={kinds} />}
    </Paper>
  );
}

/** The first report, and whatever else belongs to the case. */
export function RecordsSection({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation("gather");
  return (
    <>
      <Records
        detail={detail}
        title={t("records.firstTitle")}
        intro={t("records.firstIntro")}
        none={t("records.firstNone")}
        kinds={["first-report"]}
      />
      <Records
        detail={detail}
        title={t("records.otherTitle")}
        intro={t("records.otherIntro")}
        none={t("records.otherNone")}
        kinds={["prior-report", "laboratory", "letter", "other"]}
      />
    </>
  );
}
