import { Button, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "#contract/finding.ts";
import { calculate, shownFields } from "#reporting/rads/calculate.ts";
import { type Answers, type Calculator, hasCategory } from "#reporting/rads/calculator.ts";
import { calculators } from "#reporting/rads/calculators.ts";
import { categoryText, reasoningText } from "#reporting/rads/category-text.ts";
import { answersOfSize, calculatorOf, withText } from "./rads-answers.ts";
import { RadsField } from "./rads-field.tsx";
import { RadsResult } from "./rads-result.tsx";
import css from "./reading.module.css";

/** The places of the contract for both texts. */
const room = { description: 4000, recommendation: 2000 } as const;

type Target = { finding: Finding; change: (part: Partial<Finding>) => void };

/** Questions on one side, what comes of them on the other. */
function Calculation({ calculator, finding, change, onUsed }: Target & { calculator: Calculator; onUsed: () => void }) {
  const { t } = useTranslation("reading");
  const [answers, setAnswers] = useState<Answers>(() => answersOfSize(calculator, finding.size));
  const [said, setSaid] = useState("");
  const outcome = calculate(calculator, answers);
  const result = hasCategory(outcome) ? outcome : null;
  const fromSize = Object.keys(answersOfSize(calculator, finding.size));
  const fields = shownFields(calculator, answers);
  const insert = (place: keyof typeof room, text: string, done: string) => {
    const joined = withText(finding[place], text, room[place]);
    if (joined !== null) change({ [place]: joined });
    setSaid(joined === null ? t("rads.noRoom") : done);
  };
  const use = (event: SyntheticEvent) => {
    event.preventDefault();
    if (result === null) return;
    change({ category: categoryText(calculator, result) });
    onUsed();
  };
  return (
    <form onSubmit={use} className={css.rads}>
      <Stack gap="sm">
        {fields.some((each) => fromSize.includes(each.id)) && (
          <Text size="sm" c="dimmed">
            {t("rads.sizeTaken")}
          </Text>
        )}
        {fields.map((field) => (
          <RadsField
            key={field.id}
            field={field}
            value={answers[field.id]}
            onChange={(value) => {
              setSaid("");
              setAnswers((before) => ({ ...before, [field.id]: value }));
            }}
          />
        ))}
      </Stack>
      <Stack gap="sm" className={css.radsResult}>
        <RadsResult calculator={calculator} outcome={outcome} />
        {result !== null && (
          <>
            <Button type="submit">{t("rads.use")}</Button>
            <Button
              variant="default"
              onClick={() => insert("description", reasoningText(calculator, result), t("rads.insertedReasoning"))}
            >
              {t("rads.insertReasoning")}
            </Button>
            {result.recommendation !== undefined && (
              <Button
                variant="default"
                onClick={() => insert("recommendation", result.recommendation ?? "", t("rads.insertedRecommendation"))}
              >
                {t("rads.insertRecommendation")}
              </Button>
            )}
          </>
        )}
        <Text size="sm" role="status">
          {said}
        </Text>
        <Text size="sm" c="dimmed">
          {t("rads.yours")}
        </Text>
      </Stack>
    </form>
  );
}

/** A category by the table of its system. Nothing of the finding changes until the reader says so. */
export function RadsDialog({ opened, onClose, ...target }: Target & { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(["reading", "common"]);
  const [chosen, setChosen] = useState<string | null>(null);
  const calculator = calculators.find((each) => each.id === chosen) ?? calculatorOf(target.finding.category);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={<Text fw={640}>{t("rads.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <NativeSelect
          label={t("rads.system")}
          value={calculator?.id ?? ""}
          data={[
            ...(calculator === null ? [{ value: "", label: t("rads.choose") }] : []),
            ...calculators.map(({ id, version, title }) => ({ value: id, label: `${version}: ${title}` })),
          ]}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        />
        {calculator === null ? (
          <Text c="dimmed">{t("rads.start")}</Text>
        ) : (
          <Calculation key={calculator.id} calculator={calculator} onUsed={onClose} {...target} />
        )}
      </Stack>
    </Modal>
  );
}
