import { Badge, Checkbox, Group, List, Paper, Radio, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReaderMatch } from "#contract/case.ts";
import type { PersonId } from "#contract/ids.ts";
import { EmptyState } from "../shell/empty-state.tsx";

function About({ reader }: { reader: ReaderMatch }) {
  const { t } = useTranslation("comparison");
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{reader.name}</Text>
        <Badge color="gray">{t("readers.open", { count: reader.openCases })}</Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {[reader.institution, ...reader.reasonsFor].filter((each) => each !== "").join(" · ")}
      </Text>
    </div>
  );
}

function OneOf({ reader }: { reader: ReaderMatch }) {
  return (
    <Radio.Card value={reader.readerId} p="sm" radius="md" aria-label={reader.name}>
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={2} />
        <About reader={reader} />
      </Group>
    </Radio.Card>
  );
}

function SomeOf({ reader, full }: { reader: ReaderMatch; full: boolean }) {
  return (
    <Checkbox.Card value={reader.readerId} p="sm" radius="md" aria-label={reader.name} disabled={full}>
      <Group wrap="nowrap" align="flex-start">
        <Checkbox.Indicator mt={2} />
        <About reader={reader} />
      </Group>
    </Checkbox.Card>
  );
}

function Seats(props: {
  seats: number;
  label: string;
  value: readonly PersonId[];
  onChange: (ids: readonly string[]) => void;
  children: ReactNode;
}) {
  const { label, children } = props;
  if (props.seats === 1) {
    return (
      <Radio.Group label={label} value={props.value[0] ?? ""} onChange={(id) => props.onChange([id])}>
        {children}
      </Radio.Group>
    );
  }
  return (
    <Checkbox.Group label={label} value={[...props.value]} onChange={props.onChange}>
      {children}
    </Checkbox.Group>
  );
}

/** Who is eligible, with the reasons, to be chosen; who is not, with all reasons, folded. */
export function ReaderChoice(props: {
  label: string;
  readers: readonly ReaderMatch[];
  /** How many are to be chosen. */
  seats?: number;
  value: readonly PersonId[];
  onChange: (ids: PersonId[]) => void;
}) {
  const { t } = useTranslation("comparison");
  const { value, seats = 1 } = props;
  const eligible = props.readers.filter((each) => each.eligible);
  const choose = (ids: readonly string[]) =>
    props.onChange(eligible.filter((each) => ids.includes(each.readerId)).map((each) => each.readerId));
  const others = props.readers.filter((each) => !each.eligible);
  return (
    <Stack gap="sm">
      {eligible.length === 0 ? (
        <EmptyState title={t("readers.none")} order={3}>
          {t("readers.noneText")}
        </EmptyState>
      ) : (
        <Seats seats={seats} label={props.label} value={value} onChange={choose}>
          <Stack gap="xs" mt={6}>
            {eligible.map((reader) =>
              seats === 1 ? (
                <OneOf key={reader.readerId} reader={reader} />
              ) : (
                <SomeOf
                  key={reader.readerId}
                  reader={reader}
                  full={value.length >= seats && !value.includes(reader.readerId)}
                />
              ),
            )}
          </Stack>
        </Seats>
      )}
      {others.length > 0 && (
        <details open={eligible.length === 0}>
          <summary style={{ cursor: "pointer", minHeight: 28 }}>
            {t("readers.others", { count: others.length })}
          </summary>
          <Stack gap="xs" mt="xs">
            {others.map((reader) => (
              <Paper key={reader.readerId} p="sm" radius="md">
                <Text fw={570}>
                  {reader.name}
                  {reader.institution !== "" && (
                    <Text span c="dimmed" fw={400}>
                      {" "}
                      · {reader.institution}
                    </Text>
                  )}
                </Text>
                <List size="sm" spacing={2}>
                  {reader.reasonsAgainst.map((each) => (
                    <List.Item key={each}>{each}</List.Item>
                  ))}
                </List>
              </Paper>
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}
