import { ActionIcon, Tooltip } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** A tool of the bar: its name and key are its hint, `pressed` whether it is on. */
export function BarButton(props: {
  name: string;
  /** As it is shown; "" where there is none. */
  hint: string;
  icon: Icon;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { t } = useTranslation("reading");
  const shown = props.hint === "" ? props.name : t("tools.hint", { name: props.name, key: props.hint });
  return (
    <Tooltip label={shown}>
      <ActionIcon
        size={30}
        variant={props.pressed === true ? "filled" : "subtle"}
        color={props.pressed === true ? "tide" : "gray"}
        aria-label={props.name}
        {...(props.pressed === undefined ? {} : { "aria-pressed": props.pressed })}
        disabled={props.disabled === true}
        onClick={props.onClick}
      >
        <props.icon size={19} stroke={1.7} aria-hidden={true} />
      </ActionIcon>
    </Tooltip>
  );
}
