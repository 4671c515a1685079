import { useTranslation } from "react-i18next";

/** Bytes in units that people see in their file manager (decimal). */
export function useBytes(): (bytes: number) => string {
  const { t } = useTranslation("gather");
  return (bytes) => {
    if (bytes < 1000) return t("bytes.b", { n: bytes });
    if (bytes < 999_500) return t("bytes.kb", { n: Math.round(bytes / 1000) });
    if (bytes < 999_500_000) return t("bytes.mb", { n: Math.round(bytes / 1e5) / 10 });
    return t("bytes.gb", { n: Math.round(bytes / 1e8) / 10 });
  };
}
