import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Text, Textarea, TextInput } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconPhotoPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { certainty, type Finding, type ImageReference, type Mark, severity, side } from "#contract/finding.ts";
import { upperFirst } from "#reporting/describe-finding.ts";
import { ImageChip, MarkChip } from "./link-chips.tsx";
import { RadsDialog } from "./rads-dialog.tsx";
import css from "./reading.module.css";
import { SizeField } from "./size-field.tsx";

export type FindingActions = {
  change: (part: Partial<Finding>) => void;
  remove: () => void;
  move: (by: -1 | 1) => void;
  takeSize: (mark: Mark) => void;
  goToMark: (mark: Mark) => void;
  unlinkMark: (mark: Mark) => void;
  goToImage: (image: ImageReference) => void;
  unlinkImage: (image: ImageReference) => void;
  /** null: no viewport shows an image. */
  linkShown: (() => void) | null;
};

type Props = {
  number: number;
  finding: Finding;
  marks: readonly Mark[];
  selectedMark: string | null;
  open: boolean;
  onToggle: () => void;
  imageName: (image: ImageReference) => string;
  actions: FindingActions;
};

/** What a finding says in one line. */
export function useFindingTitle(): (finding: Finding) => string {
  const { t } = useTranslation("reading");
  return (finding) => {
    // As the report will say it: "Meniscal tear, left medial meniscus".
    const where = [finding.side === "not-stated" ? "" : t(`side.${finding.side}`).toLowerCase(), finding.anatomy]
      .filter((each) => each !== "")
      .join(" ");
    const size = finding.size === null ? "" : `${finding.size.millimetres.join(" × ")} mm`;
    const parts = [upperFirst(finding.observation), where, size].filter((each) => each !== "");
    return parts.length === 0 ? t("report.untitled") : parts.join(", ");
  };
}

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly T[];
  words: (option: T) => string;
  onChange: (value: T) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      data={props.options.map((value) => ({ value, label: props.words(value) }))}
      onChange={(event) => {
        const chosen = props.options.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) props.onChange(chosen);
      }}
    />
  );
}

function What({ finding, change }: { finding: Finding; change: FindingActions["change"] }) {
  const { t } = useTranslation("reading");
  return (
    <>
      <SegmentedControl
        aria-label={t("report.presence")}
        value={finding.presence}
        data={[
          { value: "present", label: t("report.present") },
          { value: "absent", label: t("report.absent") },
        ]}
        onChange={(value) => change({ presence: value === "absent" ? "absent" : "present" })}
      />
      <TextInput
        label={t("report.observation")}
        placeholder={t("report.observationHint")}
        value={finding.observation}
        maxLength={200}
        data-field="observation"
        onChange={(event) => change({ observation: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={t("report.anatomy")}
          placeholder={t("report.anatomyHint")}
          value={finding.anatomy}
          maxLength={200}
          onChange={(event) => change({ anatomy: event.currentTarget.value })}
        />
        <Choice
          label={t("report.side")}
          value={finding.side}
          options={side.options}
          words={(each) => t(`side.${each}`)}
          onChange={(value) => change({ side: value })}
        />
      </div>
    </>
  );
}

function Weight({ finding, change }: { finding: Finding; change: FindingActions["change"] }) {
  const { t } = useTranslation("reading");
  const [calculating, setCalculating] = useState(false);
  return (
    <div className={css.pair}>
      <Choice
        label={t("report.certainty")}
        value={finding.certainty}
        options={certainty.options}
        words={(each) => t(`certainty.${each}`)}
        onChange={(value) => change({ certainty: value })}
      />
      <Choice
        label={t("report.severity")}
        value={finding.severity}
        options={severity.options}
        words={(each) => t(`severity.${each}`)}
        onChange={(value) => change({ severity: value })}
      />
      <TextInput
        label={t("report.category")}
        placeholder={t("report.categoryHint")}
        value={finding.category ?? ""}
        maxLength={80}
        onChange={(event) => change({ category: event.currentTarget.value === "" ? null : event.currentTarget.value })}
      />
      <Button variant="default" px={6} style={{ alignSelf: "end" }} onClick={() => setCalculating(true)}>
        {t("rads.open")}
      </Button>
      <RadsDialog opened={calculating} onClose={() => setCalculating(false)} finding={finding} change={change} />
    </div>
  );
}

function Links({ finding, marks, selectedMark, imageName, actions }: Omit<Props, "number" | "open" | "onToggle">) {
  const { t } = useTranslation("reading");
  return (
    <section aria-label={t("report.images")}>
      <Text size="sm" fw={570} mb={4}>
        {t("report.images")}
      </Text>
      <div className={css.chips}>
        {marks.map((mark) => (
          <MarkChip
            key={mark.id}
            mark={mark}
            selected={mark.id === selectedMark}
            onGo={() => actions.goToMark(mark)}
            onUnlink={() => actions.unlinkMark(mark)}
          />
        ))}
        {finding.images.map((image) => (
          <ImageChip
            key={`${image.sopInstanceUid}/${image.frameNumber}`}
            image={image}
            name={imageName(image)}
            onGo={() => actions.goToImage(image)}
            onUnlink={() => actions.unlinkImage(image)}
          />
        ))}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPhotoPlus size={16} aria-hidden={true} />}
          disabled={actions.linkShown === null}
          onClick={() => actions.linkShown?.()}
        >
          {t("report.linkImage")}
        </Button>
      </div>
    </section>
  );
}

/** One finding: a line when closed, all its fields when open. */
export function FindingEditor(props: Props) {
  const { t } = useTranslation("reading");
  const title = useFindingTitle()(props.finding);
  const { finding, actions, number } = props;
  const Arrow = props.open ? IconChevronDown : IconChevronRight;
  return (
    <article className={css.finding} data-open={props.open} data-finding={finding.id}>
      <button type="button" className={css.findingHead} aria-expanded={props.open} onClick={props.onToggle}>
        <Arrow size={18} aria-hidden={true} style={{ flex: "none", marginTop: 2 }} />
        <span>
          <strong>
            {number}. {title}
          </strong>
          <br />
          <span className={css.quiet}>
            {[
              t(`report.${finding.presence}`),
              t(`certainty.${finding.certainty}`),
              t(`severity.${finding.severity}`),
              finding.category ?? "",
            ]
              .filter((each) => each !== "")
              .join(" · ")}
          </span>
        </span>
      </button>
      {props.open && (
        <div className={css.findingBody}>
          <What finding={finding} change={actions.change} />
          <SizeField
            size={finding.size}
            marks={props.marks}
            onChange={(size) => actions.change({ size })}
            onTake={actions.takeSize}
          />
          <Weight finding={finding} change={actions.change} />
          <Textarea
            label={t("report.description")}
            value={finding.description}
            maxLength={4000}
            onChange={(event) => actions.change({ description: event.currentTarget.value })}
          />
          <Textarea
            label={t("report.recommendation")}
            value={finding.recommendation}
            maxLength={2000}
            minRows={1}
            onChange={(event) => actions.change({ recommendation: event.currentTarget.value })}
          />
          <Links {...props} />
          <Group justify="flex-end" gap={4}>
            <ActionIcon aria-label={t("report.moveUp")} onClick={() => actions.move(-1)}>
              <IconArrowUp size={18} aria-hidden={true} />
            </ActionIcon>
            <ActionIcon aria-label={t("report.moveDown")} onClick={() => actions.move(1)}>
              <IconArrowDown size={18} aria-hidden={true} />
            </ActionIcon>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden={true} />}
              onClick={actions.remove}
            >
              {t("report.remove")}
            </Button>
          </Group>
        </div>
      )}
    </article>
  );
}
