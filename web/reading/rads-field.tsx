import { Checkbox, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Answer, Field } from "#reporting/rads/calculator.ts";

/** Any question of any calculator. */
export function RadsField(props: {
  field: Field;
  value: Answer | undefined;
  onChange: (value: Answer | undefined) => void;
}) {
  const { t } = useTranslation("reading");
  const { field, value, onChange } = props;
  const common = { label: field.label, description: field.help, withAsterisk: field.optional !== true };
  switch (field.kind) {
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={typeof value === "string" ? value : ""}
          data={[{ value: "", label: t("rads.choose") }, ...field.choices.map((each) => ({ ...each }))]}
          onChange={(event) => onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
        />
      );
    case "many":
      return (
        <Checkbox.Group {...common} value={Array.isArray(value) ? [...value] : []} onChange={onChange}>
          <Stack gap={6} mt={4}>
            {field.choices.map((each) => (
              <Checkbox key={each.value} size="sm" value={each.value} label={each.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case "number":
      return (
        <NumberInput
          {...common}
          label={field.unit === "" ? field.label : `${field.label} (${field.unit})`}
          value={typeof value === "number" ? value : ""}
          min={field.min}
          max={field.max}
          decimalScale={1}
          hideControls
          onChange={(given) => onChange(typeof given === "number" ? given : undefined)}
        />
      );
    case "boolean":
      return (
        <Checkbox
          size="sm"
          label={field.label}
          description={field.help}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
  }
}
