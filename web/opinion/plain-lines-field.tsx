import { ActionIcon, Button, Group, MultiSelect, NativeSelect, Paper, Stack, Text, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OpinionContent, PlainLine } from "#contract/opinion.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { imageOf } from "../comparison/pair-card.tsx";

/** What a line can rest on: the findings and compared points of the opinion as it stands. */
export type Grounds = Pick<
  OpinionContent,
  "findings" | "marks" | "points" | "adequacy" | "technique" | "comparison" | "impression" | "recommendation"
>;

const short = (text: string): string => (text.length > 70 ? `${text.slice(0, 68)} …` : text);

function useGroundOptions(grounds: Grounds) {
  const { t } = useTranslation(["opinion", "comparison"]);
  return [
    {
      group: t("lines.findings"),
      items: grounds.findings.map((each) => ({ value: `f:${each.id}`, label: short(findingTitle(each)) })),
    },
    {
      group: t("lines.points"),
      items: grounds.points.map((each) => ({
        value: `p:${each.pairId}`,
        label: short(`${t(`comparison:agreement.${each.agreement}`)}: ${each.secondReading || each.firstReading}`),
      })),
    },
  ].filter((each) => each.items.length > 0);
}

function Line(props: {
  line: PlainLine;
  number: number;
  of: number;
  grounds: Grounds;
  onChange: (line: PlainLine) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation("opinion");
  const { line, grounds, number } = props;
  const options = useGroundOptions(grounds);
  const rests = [...line.findingIds.map((id) => `f:${id}`), ...line.pairIds.map((id) => `p:${id}`)];
  const pictures = grounds.findings.flatMap((finding) => {
    const image = imageOf(finding, grounds);
    return image === null ? [] : [{ finding, image }];
  });
  const shown = pictures.find(({ finding }) => line.markIds.some((id) => finding.markIds.includes(id)));
  const byImage = pictures.find(({ image }) => image.sopInstanceUid === line.picture?.sopInstanceUid);
  return (
    <Paper p="sm" component="li">
      <Stack gap="xs">
        <Textarea
          label={t("lines.line", { number })}
          value={line.text}
          maxLength={1000}
          minRows={2}
          error={line.text.trim() === "" ? t("lines.empty") : undefined}
          onChange={(event) => props.onChange({ ...line, text: event.currentTarget.value })}
        />
        <MultiSelect
          label={t("lines.restsOn")}
          data={options}
          value={rests}
          error={rests.length === 0 ? t("lines.restsOnNothing") : undefined}
          onChange={(values) =>
            props.onChange({
              ...line,
              findingIds: values.filter((each) => each.startsWith("f:")).map((each) => each.slice(2)),
              pairIds: values.filter((each) => each.startsWith("p:")).map((each) => each.slice(2)),
            })
          }
        />
        <Group align="flex-end" justify="space-between">
          <NativeSelect
            label={t("lines.picture")}
            value={(shown ?? byImage)?.finding.id ?? ""}
            data={[
              { value: "", label: t("lines.noPicture") },
              ...pictures.map(({ finding }) => ({ value: finding.id, label: short(findingTitle(finding)) })),
            ]}
            onChange={(event) => {
              const chosen = pictures.find(({ finding }) => finding.id === event.currentTarget.value);
              props.onChange({ ...line, picture: chosen?.image ?? null, markIds: chosen?.finding.markIds ?? [] });
            }}
          />
          <Group gap={4}>
            <ActionIcon aria-label={t("lines.up", { number })} disabled={number === 1} onClick={() => props.onMove(-1)}>
              <IconArrowUp size={18} aria-hidden={true} />
            </ActionIcon>
            <ActionIcon
              aria-label={t("lines.down", { number })}
              disabled={number === props.of}
              onClick={() => props.onMove(1)}
            >
              <IconArrowDown size={18} aria-hidden={true} />
            </ActionIcon>
            <ActionIcon aria-label={t("lines.remove", { number })} color="red" onClick={props.onRemove}>
              <IconTrash size={18} aria-hidden={true} />
            </ActionIcon>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}

/** The lines of the patient's account, each with what it rests on. */
export function PlainLinesField(props: {
  label: string;
  help: string;
  lines: readonly PlainLine[];
  grounds: Grounds;
  onChange: (lines: PlainLine[]) => void;
}) {
  const { t } = useTranslation("opinion");
  const { lines, onChange } = props;
  const move = (at: number, by: -1 | 1) => {
    const line = lines[at];
    if (line !== undefined) onChange(lines.toSpliced(at, 1).toSpliced(at + by, 0, line));
  };
  return (
    <section>
      <Text fw={570}>{props.label}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {props.help}
      </Text>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
        {lines.map((line, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its text changes with every key
            key={at}
            line={line}
            number={at + 1}
            of={lines.length}
            grounds={props.grounds}
            onChange={(next) => onChange(lines.with(at, next))}
            onMove={(by) => move(at, by)}
            onRemove={() => onChange(lines.toSpliced(at, 1))}
          />
        ))}
      </Stack>
      <Button
        mt="xs"
        size="sm"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden={true} />}
        onClick={() => onChange([...lines, { text: "", findingIds: [], pairIds: [], picture: null, markIds: [] }])}
      >
        {t("lines.add")}
      </Button>
    </section>
  );
}
