import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ImageReference, Mark } from "#contract/finding.ts";
import { useMarkName } from "./mark-name.ts";
import css from "./reading.module.css";

/** A linked thing: a click goes to it, the cross unlinks it. */
function Chip(props: {
  text: string;
  goLabel: string;
  unlinkLabel: string;
  selected?: boolean;
  onGo: () => void;
  onUnlink: () => void;
}) {
  return (
    <span className={css.chip} data-selected={props.selected === true}>
      <button type="button" title={props.goLabel} onClick={props.onGo}>
        {props.text}
      </button>
      <button type="button" aria-label={props.unlinkLabel} onClick={props.onUnlink}>
        <IconX size={14} aria-hidden={true} />
      </button>
    </span>
  );
}

export function MarkChip(props: { mark: Mark; selected: boolean; onGo: () => void; onUnlink: () => void }) {
  const { t } = useTranslation("reading");
  const mark = useMarkName()(props.mark);
  return (
    <Chip
      text={mark}
      selected={props.selected}
      goLabel={t("marks.goTo", { mark })}
      unlinkLabel={t("marks.unlink", { mark })}
      onGo={props.onGo}
      onUnlink={props.onUnlink}
    />
  );
}

export function ImageChip(props: { image: ImageReference; name: string; onGo: () => void; onUnlink: () => void }) {
  const { t } = useTranslation("reading");
  return (
    <Chip
      text={props.name}
      goLabel={t("report.goImage", { image: props.name })}
      unlinkLabel={t("report.unlinkImage", { image: props.name })}
      onGo={props.onGo}
      onUnlink={props.onUnlink}
    />
  );
}
