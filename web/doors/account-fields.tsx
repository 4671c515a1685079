import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { looksLikeEmail } from "./password-sign-in.tsx";

type Field = { value: string; onChange: (value: string) => void; late: boolean };

export function NameField({ value, onChange, late }: Field) {
  const { t } = useTranslation("doors");
  return (
    <TextInput
      label={t("form.name")}
      description={t("form.nameHelp")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="name"
      maxLength={200}
      required
      error={late && value.trim() === "" ? t("form.nameMissing") : undefined}
    />
  );
}

export function EmailField({ value, onChange, late }: Field) {
  const { t } = useTranslation("doors");
  return (
    <TextInput
      label={t("form.email")}
      description={t("form.emailHelp")}
      type="email"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="email"
      maxLength={254}
      required
      error={late && !looksLikeEmail(value) ? t("form.emailWrong") : undefined}
    />
  );
}
