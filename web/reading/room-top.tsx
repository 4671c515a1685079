import { Anchor, Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "#contract/case.ts";
import { useWho } from "./case-strip.tsx";
import css from "./reading.module.css";

/** The line at the top: the way out, whose case this is, and the switch for the question. */
export function RoomTop(props: { detail: CaseDetail; caseOpen: boolean; onToggleCase: () => void; narrow: boolean }) {
  const { t } = useTranslation("reading");
  const who = useWho()(props.detail);
  return (
    <header className={css.top}>
      <Anchor
        component={Link}
        to="/read"
        size="md"
        underline="never"
        aria-label={t("room.back")}
        style={{ display: "inline-flex", alignItems: "center", gap: 4, minHeight: 28 }}
      >
        <IconArrowLeft size={18} aria-hidden={true} />
        {!props.narrow && t("room.back")}
      </Anchor>
      <div className={css.who}>
        <h1>{who.name}</h1>
        <span className={css.quiet}>{who.rest}</span>
        <span className={css.quiet}>{t("room.caseHeading", { number: props.detail.number })}</span>
      </div>
      {!props.narrow && (
        <Button size="compact-sm" variant="default" aria-expanded={props.caseOpen} onClick={props.onToggleCase}>
          {t(props.caseOpen ? "room.hideCase" : "room.showCase")}
        </Button>
      )}
    </header>
  );
}
