import { Badge, Group, List, Paper, Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReaderMatch } from "#contract/case.ts";
import type { PersonId } from "#contract/ids.ts";
import { EmptyState } from "../shell/empty-state.tsx";

function Eligible({ reader }: { reader: ReaderMatch }) {
  const { t } = useTranslation("comparison");
  return (
    <Radio.Card value={reader.readerId} p="sm" radius="md" aria-label={reader.name}>
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={2} />
        <div>
          <Group gap="xs">
            <Text fw={600}>{reader.name}</Text>
            <Badge color="gray">{t("readers.open", { count: reader.openCases })}</Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {[reader.institution, ...reader.reasonsFor].filter((each) => each !== "").join(" · ")}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}

/** Who is eligible, with the reasons, to be chosen; who is not, with all reasons, folded. */
export function ReaderChoice(props: {
  label: string;
  readers: readonly ReaderMatch[];
  value: PersonId | null;
  onChange: (id: PersonId | null) => void;
}) {
  const { t } = useTranslation("comparison");
  const eligible = props.readers.filter((each) => each.eligible);
  const others = props.readers.filter((each) => !each.eligible);
  return (
    <Stack gap="sm">
      {eligible.length === 0 ? (
        <EmptyState title={t("readers.none")} order={3}>
          {t("readers.noneText")}
        </EmptyState>
      ) : (
        <Radio.Group
          label={props.label}
          value={props.value ?? ""}
          onChange={(value) => props.onChange(eligible.find((each) => each.readerId === value)?.readerId ?? null)}
        >
          <Stack gap="xs" mt={6}>
            {eligible.map((reader) => (
              <Eligible key={reader.readerId} reader={reader} />
            ))}
          </Stack>
        </Radio.Group>
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
