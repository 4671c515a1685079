import { useTranslation } from "react-i18next";
import type { CaseDraft } from "#contract/case.ts";
import type { Field } from "./steps.ts";

/** What every group of fields gets: the draft, how to change it, and which fields to complain about now. */
export type FieldsProps = {
  draft: CaseDraft;
  change: (some: Partial<CaseDraft>) => void;
  wrong: ReadonlySet<Field>;
};

/** The complaint of a field, or undefined where there is none. */
export function useComplaint(wrong: ReadonlySet<Field>) {
  const { t } = useTranslation("ask");
  return (field: Field): string | undefined => (wrong.has(field) ? t(`wrong.${field}`) : undefined);
}
