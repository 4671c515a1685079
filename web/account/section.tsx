import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** One part of the account page. */
export function Section(props: { title: string; intro?: string; children: ReactNode }) {
  return (
    <Paper component="section">
      <Stack>
        <div>
          <Title order={2}>{props.title}</Title>
          {props.intro !== undefined && (
            <Text c="dimmed" mt={4} className="prose">
              {props.intro}
            </Text>
          )}
        </div>
        {props.children}
      </Stack>
    </Paper>
  );
}
