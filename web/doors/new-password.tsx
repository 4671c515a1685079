import { PasswordInput, Progress, Text } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";

export const passwordLength = 15;
export const longEnough = (password: string): boolean => [...password].length >= passwordLength;

/**
 * A field for choosing a password: shown or hidden, pasted into freely, judged by length alone (NIST SP 800-63B-4, 3.1.1.2: no rules
 * of composition). The service refuses common ones by its own list.
 */
export function NewPassword(props: {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  late: boolean;
}) {
  const { t } = useTranslation("doors");
  const meter = useId();
  const length = [...props.value].length;
  const word =
    length < passwordLength
      ? t("password.short", { count: passwordLength - length })
      : length < 22
        ? t("password.enough")
        : t("password.strong");
  return (
    <div>
      <PasswordInput
        label={props.label ?? t("password.label")}
        description={t("password.help")}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        autoComplete="new-password"
        maxLength={256}
        required
        error={props.late && !longEnough(props.value) ? word : undefined}
        aria-describedby={meter}
        visibilityToggleButtonProps={{ "aria-label": t("password.show"), tabIndex: 0 }}
      />
      {length > 0 && (
        <Progress
          aria-hidden="true"
          mt={8}
          size="sm"
          value={Math.min(100, (length / 22) * 100)}
          color={length < passwordLength ? "yellow" : "green"}
        />
      )}
      <Text id={meter} size="sm" mt={4} c="dimmed" aria-live="polite">
        {length > 0 && !(props.late && length < passwordLength) ? word : ""}
      </Text>
    </div>
  );
}
