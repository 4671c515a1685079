import { Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CaseRequest } from "#contract/case.ts";
import { formatInstant } from "../account/format-instant.ts";
import { dayText } from "../reading/dates.ts";
import css from "./coordination.module.css";

/** The request as it was submitted. */
export function RequestView({ request }: { request: CaseRequest | null }) {
  const { t } = useTranslation(["coordination", "common"]);
  if (request === null) return <Text c="dimmed">{t("request.notYet")}</Text>;
  const { patient, firstReading, referrer, consent } = request;
  const joined = (parts: readonly string[]) => parts.filter((each) => each !== "").join(", ");
  const rows: [string, string][] = [
    [t("request.question"), request.question],
    [t("request.reason"), t(`common:reason.${request.reason}`)],
    [t("request.symptoms"), request.symptoms],
    [t("request.hingesOn"), request.hingesOn],
    [t("request.urgency"), t(`common:urgency.${request.urgency}`)],
    [
      t("request.exam"),
      joined([
        t(`common:modality.${request.modality}`),
        request.bodyPart,
        t(`common:subspecialty.${request.subspecialty}`),
      ]),
    ],
    [
      t("request.patient"),
      joined([
        `${patient.familyName}, ${patient.givenName}`,
        t("request.born", { date: dayText(patient.birthDate) }),
        t(`common:sex.${patient.sex}`),
        patient.patientId,
      ]),
    ],
    [t("request.where"), joined([patient.jurisdiction, patient.language])],
    [
      t("request.firstReading"),
      joined([firstReading.radiologist, firstReading.institution, dayText(firstReading.date)]),
    ],
    [t("request.referrer"), joined([referrer.name, referrer.email])],
    [
      t("request.consent"),
      t("request.consentBy", {
        name: consent.acceptedBy,
        time: formatInstant(consent.acceptedAt),
        version: consent.version,
      }),
    ],
  ];
  return (
    <Paper component="section">
      <Title order={2} size="h3" mb="md">
        {t("request.title")}
      </Title>
      <dl className={css.facts}>
        {rows.map(([label, text]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{text || t("common:state.notGiven")}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
