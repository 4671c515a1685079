import { useTranslation } from "react-i18next";
import type { Complete } from "./questions.ts";
import { advise } from "./rules.ts";
import css from "./should-i.module.css";

/** What is printed for the treating doctor: the answers, the advice, questions to ask, room for notes. Seen on paper only. */
export function DoctorPage({ given }: { given: Complete }) {
  const { t } = useTranslation("shouldI");
  const { verdict, because } = advise([], given);
  const rows: [string, string][] = [
    [t("question.images.title"), t(`answer.images.${given.images}`)],
    [t("question.why.title"), t(`answer.why.${given.why}`)],
    [t("question.time.title"), t(`answer.time.${given.time}`)],
    [t("question.doctor.title"), t(`answer.doctor.${given.doctor}`)],
    [t("question.reader.title"), t(`answer.reader.${given.reader}`)],
  ];
  return (
    <section className={css.paper}>
      <h2>{t("doctorPage.title")}</h2>
      <p>{t("doctorPage.intro")}</p>
      <dl>
        {rows.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      <p>{t("doctorPage.flagsNone")}</p>
      <p>
        <strong>{t(`verdict.${verdict}.title`)}.</strong> {because.map((each) => t(`because.${each}`)).join(" ")}
      </p>
      <h3>{t("doctorPage.ask")}</h3>
      <ol>
        {(["q1", "q2", "q3", "q4", "q5"] as const).map((each) => (
          <li key={each}>{t(`doctorPage.${each}`)}</li>
        ))}
      </ol>
      <h3>{t("doctorPage.notes")}</h3>
      <div className={css.lines} />
      <p className={css.small}>{t("doctorPage.footer")}</p>
    </section>
  );
}
