import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import { type Action, type CustomKeys, customKeys, type KeyRow, shownKeyOf, tableWith } from "./keys.ts";

/** What was written by an older version of this page, or by hand, and cannot be read counts as nothing. */
function readCustom(text: string | undefined): CustomKeys {
  try {
    return customKeys.parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

export type KeySettings = {
  table: readonly KeyRow[];
  custom: CustomKeys;
  setCustom: (custom: CustomKeys) => void;
  /** The key of an action as it is shown; "" where it has none. */
  shown: (action: Action) => string;
};

/** The keys as this reader has set them in this browser. */
export function useKeyTable(): KeySettings {
  const [custom, setCustom] = useLocalStorage<CustomKeys>({
    key: "overread-keys",
    defaultValue: {},
    deserialize: readCustom,
    getInitialValueInEffect: false,
  });
  return useMemo(() => {
    const table = tableWith(custom);
    return { table, custom, setCustom, shown: (action) => shownKeyOf(action, table) };
  }, [custom, setCustom]);
}
