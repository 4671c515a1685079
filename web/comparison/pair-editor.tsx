import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { agreement, type Pair, significance } from "#contract/comparison.ts";
import type { Finding } from "#contract/finding.ts";
import type { Statement } from "#contract/statement.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { Choice } from "./choice.tsx";
import css from "./comparison.module.css";

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 88)} …` : text);

/** All of a pair that a person decides: its sides, its class, how much it matters, why, and what it changes. */
export function PairEditor(props: {
  pair: Pair;
  statements: readonly Statement[];
  findings: readonly Finding[];
  onChange: (part: Partial<Pair>) => void;
  onSides: (sides: { statementId?: string | null; findingId?: string | null }) => void;
  onAccept: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["comparison", "common"]);
  const { pair } = props;
  const nothing = { value: "", label: t("pair.nothing") };
  return (
    <Stack gap="sm" mt="sm" pt="sm" style={{ borderTop: "1px solid var(--overread-line)" }}>
      <div className={css.fields}>
        <Choice
          label={t("pair.agreement")}
          value={pair.agreement}
          options={agreement.options}
          words={(each) => `${agreement.options.indexOf(each) + 1} ${t(`agreement.${each}`)}`}
          onChange={(chosen) => props.onChange({ agreement: chosen })}
        />
        <div>
          <Text size="sm" fw={570} mb={2} id={`weight-${pair.id}`}>
            {t("pair.significance")}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby={`weight-${pair.id}`}
            disabled={pair.agreement === "agree"}
            value={pair.significance}
            data={significance.options.map((value) => ({ value, label: t(`significance.${value}`) }))}
            onChange={(value) => props.onChange({ significance: significance.catch("none").parse(value) })}
          />
        </div>
        <NativeSelect
          label={t("pair.firstSide")}
          value={pair.statementId ?? ""}
          data={[nothing, ...props.statements.map((each) => ({ value: each.id, label: short(each.text) }))]}
          onChange={(event) => props.onSides({ statementId: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t("pair.secondSide")}
          value={pair.findingId ?? ""}
          data={[nothing, ...props.findings.map((each) => ({ value: each.id, label: short(findingTitle(each)) }))]}
          onChange={(event) => props.onSides({ findingId: event.currentTarget.value || null })}
        />
      </div>
      <Textarea
        label={t("pair.reason")}
        description={t("pair.reasonHelp")}
        value={pair.reason}
        maxLength={2000}
        minRows={2}
        onChange={(event) => props.onChange({ reason: event.currentTarget.value })}
      />
      <Textarea
        label={t("pair.changes")}
        description={t("pair.changesHelp")}
        value={pair.changes}
        maxLength={2000}
        minRows={1}
        onChange={(event) => props.onChange({ changes: event.currentTarget.value })}
      />
      <Group justify="flex-end">
        <Button variant="default" size="sm" onClick={props.onClose}>
          {t("pair.close")}
        </Button>
        <Button size="sm" onClick={props.onAccept}>
          {t("pair.accept")}
        </Button>
      </Group>
    </Stack>
  );
}
