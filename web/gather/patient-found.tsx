import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Difference, readableDate, readableName } from "./compare-identity.ts";
import { useBytes } from "./format-bytes.ts";
import css from "./gather.module.css";
import type { PatientGroup, StudyGroup } from "./group-scan.ts";

export type IdentityDecision = "same" | "leave" | undefined;

function StudyTable({ study }: { study: StudyGroup }) {
  const { t } = useTranslation("gather");
  const bytes = useBytes();
  const date = study.date === "" ? t("review.noDate") : readableDate(study.date);
  return (
    <div>
      <Text fw={570}>
        {t("review.study", { date })}
        {study.description !== "" && ` · ${study.description}`}
      </Text>
      <div style={{ overflowX: "auto" }}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("review.series")}</th>
              <th scope="col">{t("review.kind")}</th>
              <th scope="col" className={css.number}>
                {t("review.count")}
              </th>
              <th scope="col" className={css.number}>
                {t("review.size")}
              </th>
            </tr>
          </thead>
          <tbody>
            {study.series.map((series) => (
              <tr key={series.seriesInstanceUid}>
                <td>{series.description || t("review.unnamed")}</td>
                <td>{series.modality}</td>
                <td className={css.number}>{series.images}</td>
                <td className={css.number}>{bytes(series.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function WhoIsThis(props: {
  found: string;
  expected: string;
  differences: readonly Difference[];
  decision: IdentityDecision;
  onDecide: (decision: IdentityDecision) => void;
}) {
  const { t } = useTranslation("gather");
  const { decision, onDecide } = props;
  if (decision !== undefined) {
    return (
      <Alert color={decision === "same" ? "tide" : "gray"}>
        <Group justify="space-between">
          <Text>{decision === "same" ? t("identity.kept") : t("identity.left")}</Text>
          <Button size="sm" variant="default" onClick={() => onDecide(undefined)}>
            {t("identity.change")}
          </Button>
        </Group>
      </Alert>
    );
  }
  const list = props.differences.map((each) => t(`identity.difference.${each}`)).join(", ");
  return (
    <Alert color="red" role="alert" title={t("identity.title")}>
      <Stack gap="sm">
        <Text>{t("identity.text", { expected: props.expected, found: props.found })}</Text>
        <Text>{t("identity.differs", { list })}</Text>
        <Group align="flex-start">
          <div style={{ maxWidth: 320 }}>
            <Button className={css.choice} color="red" onClick={() => onDecide("leave")}>
              {t("identity.leave")}
            </Button>
            <Text size="sm" mt={4}>
              {t("identity.leaveHelp")}
            </Text>
          </div>
          <div style={{ maxWidth: 320 }}>
            <Button className={css.choice} variant="default" onClick={() => onDecide("same")}>
              {t("identity.keep")}
            </Button>
            <Text size="sm" mt={4}>
              {t("identity.keepHelp")}
            </Text>
          </div>
        </Group>
      </Stack>
    </Alert>
  );
}

/** One patient found in the files, with studies and series; where it may be another than the case's, the question stands above. */
export function PatientFound(props: {
  group: PatientGroup;
  expected: string;
  differences: readonly Difference[];
  decision: IdentityDecision;
  onDecide: (decision: IdentityDecision) => void;
}) {
  const { t } = useTranslation("gather");
  const { group } = props;
  const name = readableName(group.name) || t("review.noName");
  const facts = [
    group.birthDate === "" ? "" : t("review.born", { date: readableDate(group.birthDate) }),
    group.id === "" ? "" : t("review.number", { id: group.id }),
  ].filter((each) => each !== "");
  return (
    <Paper component="section" style={props.decision === "leave" ? { opacity: 0.75 } : undefined}>
      <Stack>
        <div>
          <Text size="sm" c="dimmed">
            {t("review.patient")}
          </Text>
          <Group gap="xs">
            <Title order={3}>{name}</Title>
            {facts.map((each) => (
              <Badge key={each} color="gray">
                {each}
              </Badge>
            ))}
          </Group>
        </div>
        {props.differences.length > 0 && (
          <WhoIsThis
            found={[name, ...facts].join(", ")}
            expected={props.expected || t("identity.expectedUnknown")}
            differences={props.differences}
            decision={props.decision}
            onDecide={props.onDecide}
          />
        )}
        {group.studies.map((study) => (
          <StudyTable key={study.studyInstanceUid} study={study} />
        ))}
      </Stack>
    </Paper>
  );
}
