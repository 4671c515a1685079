import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { dayText, yearsSince } from "./dates.ts";
import css from "./reading.module.css";

function Entry({ label, children }: { label: string; children: ReactNode }) {
  if (children === "" || children === null) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was asked, and why: all that a blind reader may know of the case. The first report has no field here. */
export function CaseStrip({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation(["reading", "common"]);
  const { request } = detail;
  if (request === null) return null;
  return (
    <dl className={css.case} style={{ margin: 0 }} aria-label={t("room.caseHeading", { number: detail.number })}>
      <Entry label={t("room.question")}>
        <strong>{request.question}</strong>
      </Entry>
      <Entry label={t("room.symptoms")}>{request.symptoms}</Entry>
      <Entry label={t("room.hingesOn")}>{request.hingesOn}</Entry>
      <Entry label={t("room.exam")}>
        {`${t(`common:modality.${request.modality}`)}, ${request.bodyPart} · ${t(`common:reason.${request.reason}`)} · ${t(`common:urgency.${request.urgency}`)}`}
      </Entry>
      {detail.blind && <Entry label="">{t("room.blind")}</Entry>}
    </dl>
  );
}

/** Whose case this is, always at the top. */
export function useWho(): (detail: CaseDetail) => { name: string; rest: string } {
  const { t } = useTranslation(["reading", "common"]);
  return (detail) => {
    const patient = detail.request?.patient;
    const birth = patient?.birthDate ?? detail.patientBirthDate;
    const age = yearsSince(birth);
    const rest = [
      birth === null || age === null ? "" : t("list.bornWithAge", { date: dayText(birth), age }),
      patient === undefined ? "" : t(`common:sex.${patient.sex}`),
      patient === undefined || patient.patientId === "" ? "" : t("room.patientId", { id: patient.patientId }),
    ];
    return { name: detail.patientName, rest: rest.filter((each) => each !== "").join(" · ") };
  };
}
