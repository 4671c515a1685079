import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import css from "./shell.module.css";

/** The mark: two circles that overlap, two readings of one thing. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className={css["brand"]}>
      <img src="/mark.svg" alt="" width={30} height={30} />
      {t("product")}
    </Link>
  );
}
