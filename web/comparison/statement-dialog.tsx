import { Blockquote, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { certainty, side } from "#contract/finding.ts";
import { type Statement, sectionName, statement as statementSchema } from "#contract/statement.ts";
import { Choice } from "./choice.tsx";
import css from "./comparison.module.css";

/** "6 × 4" as millimetres; null for an empty field; undefined where it is no list of one to three sizes. */
export function readSizes(text: string): number[] | null | undefined {
  if (text.trim() === "") return null;
  const numbers = text.split(/[x×,;\s]+/).flatMap((each) => (each === "" ? [] : [Number(each)]));
  return numbers.length <= 3 && numbers.every((each) => Number.isFinite(each) && each > 0) ? numbers : undefined;
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

function Fields(props: { value: Statement; change: (part: Partial<Statement>) => void }) {
  const { t } = useTranslation(["comparison", "reading"]);
  const { value, change } = props;
  return (
    <div className={css.fields}>
      <TextInput
        label={t("statement.observation")}
        value={value.observation ?? ""}
        maxLength={200}
        onChange={(event) =>
          change({ observation: orNull(event.currentTarget.value) === null ? null : event.currentTarget.value })
        }
      />
      <TextInput
        label={t("statement.anatomy")}
        value={value.anatomy ?? ""}
        maxLength={200}
        onChange={(event) =>
          change({ anatomy: orNull(event.currentTarget.value) === null ? null : event.currentTarget.value })
        }
      />
      <Choice
        label={t("statement.kind")}
        value={value.kind}
        options={statementSchema.shape.kind.options}
        words={(each) => t(`statementKind.${each}`)}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={t("statement.section")}
        value={value.section}
        options={sectionName.options}
        words={(each) => t(`section.${each}`)}
        onChange={(section) => change({ section })}
      />
      <Choice
        label={t("reading:report.side")}
        value={value.side}
        options={side.options}
        words={(each) => t(`reading:side.${each}`)}
        onChange={(chosen) => change({ side: chosen })}
      />
      <Choice
        label={t("reading:report.certainty")}
        value={value.certainty}
        options={certainty.options}
        words={(each) => t(`reading:certainty.${each}`)}
        onChange={(chosen) => change({ certainty: chosen })}
      />
      <TextInput
        label={t("reading:report.category")}
        value={value.category ?? ""}
        maxLength={80}
        onChange={(event) => change({ category: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      />
    </div>
  );
}

/** What a statement of the first report says, as a person understands it; the passage itself stays as it was written. */
export function StatementDialog(props: {
  statement: Statement;
  onSave: (part: Partial<Statement>) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["comparison", "common"]);
  const [value, setValue] = useState(props.statement);
  const [sizes, setSizes] = useState(props.statement.sizeMillimetres?.join(" × ") ?? "");
  const read = readSizes(sizes);
  const save = () => {
    if (read === undefined) return;
    const { id: _, start: __, end: ___, ...part } = value;
    props.onSave({
      ...part,
      observation: orNull(value.observation ?? ""),
      anatomy: orNull(value.anatomy ?? ""),
      sizeMillimetres: read,
    });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={props.onClose}
      title={<Text fw={640}>{t("statement.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Blockquote p="sm" m={0}>
          {props.statement.text}
        </Blockquote>
        <Fields value={value} change={(part) => setValue({ ...value, ...part })} />
        <TextInput
          label={t("statement.sizes")}
          description={t("statement.sizesHelp")}
          value={sizes}
          error={read === undefined ? t("statement.sizesWrong") : undefined}
          onChange={(event) => setSizes(event.currentTarget.value)}
        />
        <Checkbox
          label={t("statement.negated")}
          checked={value.negated}
          onChange={(event) => setValue({ ...value, negated: event.currentTarget.checked })}
        />
        <Group justify="space-between">
          <Button variant="subtle" color="red" onClick={props.onRemove}>
            {t("statement.remove")}
          </Button>
          <Group>
            <Button variant="default" onClick={props.onClose}>
              {t("common:actions.cancel")}
            </Button>
            <Button onClick={save}>{t("common:actions.save")}</Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
