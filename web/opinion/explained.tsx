import { Popover, Text } from "@mantine/core";
import { Fragment } from "react";
import { explain } from "./glossary.ts";
import css from "./opinion.module.css";

/** A text whose hard words explain themselves on a tap. */
export function Explained({ text }: { text: string }) {
  return explain(text).map((part, at) =>
    part.meaning === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Fragment key={at}>{part.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Popover key={at} width={280} withArrow shadow="md" withRoles>
        <Popover.Target>
          <button type="button" className={css.term}>
            {part.text}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="md">{part.meaning}</Text>
        </Popover.Dropdown>
      </Popover>
    ),
  );
}
