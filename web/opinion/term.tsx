import { Popover, Text } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./opinion.module.css";

/** A word that explains itself on a tap. */
export function Term({ children, meaning }: { children: ReactNode; meaning: string }) {
  return (
    <Popover width={280} withArrow shadow="md" withRoles>
      <Popover.Target>
        <button type="button" className={css.term}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="md">{meaning}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
