import { Button, CloseButton, Group, Menu, NumberInput, Text } from "@mantine/core";
import { IconRuler2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Finding, Mark } from "#contract/finding.ts";
import { useMarkName } from "./mark-name.ts";
import { sizeOfMark } from "./reading-edits.ts";

type Size = Finding["size"];

/** The typed dimensions, longest first; null where nothing is typed. */
function typedSize(before: Size, index: number, value: number | string): Size {
  const numbers = [0, 1, 2].map((each) => (each === index ? Number(value) : (before?.millimetres[each] ?? 0)));
  const millimetres = numbers.filter((each) => Number.isFinite(each) && each > 0 && each <= 2000);
  return millimetres.length === 0 ? null : { millimetres, markId: null };
}

/** The size of a finding: taken from a linked mark, whose changes it then follows, or typed in. */
export function SizeField(props: {
  size: Size;
  /** The marks linked to the finding. */
  marks: readonly Mark[];
  onChange: (size: Size) => void;
  onTake: (mark: Mark) => void;
}) {
  const { t } = useTranslation("reading");
  const name = useMarkName();
  const { size } = props;
  const source = props.marks.find((mark) => mark.id === size?.markId);
  const measured = props.marks.filter((mark) => sizeOfMark(mark) !== null);
  const boxes = Math.min(3, (size?.millimetres.length ?? 0) + 1);
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <legend style={{ padding: 0, fontWeight: 570, fontSize: "var(--mantine-font-size-sm)" }}>
        {t("report.size")}
      </legend>
      <Group gap={6} wrap="nowrap" align="center">
        {Array.from({ length: boxes }, (_, index) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are told apart by their place alone
            key={index}
            aria-label={t("report.sizeNumber", { number: index + 1 })}
            value={size?.millimetres[index] ?? ""}
            min={0}
            max={2000}
            decimalScale={1}
            hideControls
            onChange={(value) => props.onChange(typedSize(size, index, value))}
          />
        ))}
        {size !== null && <CloseButton aria-label={t("report.sizeClear")} onClick={() => props.onChange(null)} />}
        <Menu position="bottom-end" disabled={measured.length === 0}>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRuler2 size={16} aria-hidden={true} />}
              disabled={measured.length === 0}
              title={measured.length === 0 ? t("report.sizeNone") : undefined}
              style={{ flex: "none" }}
            >
              {t("report.sizeTake")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {measured.map((mark) => (
              <Menu.Item key={mark.id} onClick={() => props.onTake(mark)}>
                {name(mark)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {size !== null && (
        <Text size="sm" c="dimmed" mt={2}>
          {source === undefined ? t("report.sizeTyped") : t("report.sizeFrom", { mark: name(source) })}
        </Text>
      )}
    </fieldset>
  );
}
