import { NativeSelect } from "@mantine/core";

/** A closed list of words, typed by its values. */
export function Choice<T extends string>(props: {
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
