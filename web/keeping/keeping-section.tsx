import { Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** One part of the page, a region under its heading. */
export function KeepingSection(props: { title: string; help?: string | undefined; children: ReactNode }) {
  const id = useId();
  return (
    <Stack component="section" gap="sm" aria-labelledby={id}>
      <div>
        <Title order={2} size="h3" id={id}>
          {props.title}
        </Title>
        {props.help !== undefined && <Text c="dimmed">{props.help}</Text>}
      </div>
      {props.children}
    </Stack>
  );
}
