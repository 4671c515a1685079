import { List, Paper, Stack, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../shell/page.tsx";
import { DoctorPage } from "./doctor-page.tsx";
import { QuestionCard } from "./question-card.tsx";
import { type Answers, type Complete, questionOrder, type RedFlag } from "./questions.ts";
import { RedFlags } from "./red-flags.tsx";
import css from "./should-i.module.css";
import { VerdictCard } from "./verdict-card.tsx";

const completed = (given: Answers): Complete | null => {
  const { images, why, time, doctor, reader } = given;
  return images && why && time && doctor && reader ? { images, why, time, doctor, reader } : null;
};

/** Does a second opinion help, can it wait, or must it not delay care? Open to everybody; nothing leaves the browser. */
export function ShouldIPage() {
  const { t } = useTranslation("shouldI");
  const [flags, setFlags] = useState<readonly RedFlag[] | null>(null);
  const [given, setGiven] = useState<Answers>({});
  const [at, setAt] = useState(0);
  const question = questionOrder[at];
  const whole = completed(given);
  const emergency = flags !== null && flags.length > 0;
  // Without images there is nothing more to ask.
  const over = emergency || (whole !== null && (question === undefined || given.images === "not-yet"));
  const answer = (some: Answers) => {
    const filled =
      some.images === "not-yet"
        ? ({ why: "peace-of-mind", time: "none", doctor: "talked", reader: "general" } as const)
        : {};
    setGiven({ ...given, ...filled, ...some });
    setAt(some.images === "not-yet" ? questionOrder.length : at + 1);
  };
  const back = () => (at === 0 ? setFlags(null) : setAt(at - 1));
  const again = () => {
    setFlags(null);
    setAt(0);
    if (given.images === "not-yet") setGiven({});
  };
  return (
    <>
      <div className={css.screen}>
        <Page title={t("title")} intro={t("intro")} width="narrow">
          <Stack gap="lg">
            {flags === null && <RedFlags onDone={setFlags} />}
            {over && <VerdictCard flags={flags ?? []} given={emergency ? null : whole} onAgain={again} />}
            {flags !== null && !over && question === "images" && (
              <QuestionCard
                question="images"
                given={given.images}
                label={(each) => t(`answer.images.${each}`)}
                onAnswer={(images) => answer({ images })}
                onBack={back}
              />
            )}
            {flags !== null && !over && question === "why" && (
              <QuestionCard
                question="why"
                given={given.why}
                label={(each) => t(`answer.why.${each}`)}
                onAnswer={(why) => answer({ why })}
                onBack={back}
              />
            )}
            {flags !== null && !over && question === "time" && (
              <QuestionCard
                question="time"
                given={given.time}
                label={(each) => t(`answer.time.${each}`)}
                onAnswer={(time) => answer({ time })}
                onBack={back}
              />
            )}
            {flags !== null && !over && question === "doctor" && (
              <QuestionCard
                question="doctor"
                given={given.doctor}
                label={(each) => t(`answer.doctor.${each}`)}
                onAnswer={(doctor) => answer({ doctor })}
                onBack={back}
              />
            )}
            {flags !== null && !over && question === "reader" && (
              <QuestionCard
                question="reader"
                given={given.reader}
                label={(each) => t(`answer.reader.${each}`)}
                onAnswer={(reader) => answer({ reader })}
                onBack={back}
              />
            )}
            <Paper>
              <Title order={2} size="h3">
                {t("what.title")}
              </Title>
              <List mt="xs" spacing={6} className="prose">
                <List.Item>{t("what.can")}</List.Item>
                <List.Item>{t("what.cannot")}</List.Item>
                <List.Item>{t("what.both")}</List.Item>
              </List>
            </Paper>
          </Stack>
        </Page>
      </div>
      {over && whole !== null && !emergency && whole.images !== "not-yet" && <DoctorPage given={whole} />}
    </>
  );
}
