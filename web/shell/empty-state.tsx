import { Text, Title } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import css from "./shell.module.css";

/** Where a list has nothing: what would be here, and what to do next. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string; "aria-hidden"?: boolean }>;
  order?: 2 | 3 | 4;
}) {
  const Icon = props.icon ?? IconInbox;
  return (
    <div className={css["empty"]}>
      <div className={css["emptyIcon"]}>
        <Icon size={28} stroke={1.6} aria-hidden={true} />
      </div>
      <Title order={props.order ?? 2} size="h3">
        {props.title}
      </Title>
      {props.children !== undefined && (
        <Text c="dimmed" maw={520} component="div">
          {props.children}
        </Text>
      )}
      {props.action !== undefined && <div style={{ marginTop: 12 }}>{props.action}</div>}
    </div>
  );
}
