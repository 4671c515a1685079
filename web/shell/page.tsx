import { Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import css from "./shell.module.css";

/** Sets the browser tab's title; every page has one of its own (WCAG 2.2, 2.4.2). */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title === "" ? t("product") : `${title} · ${t("product")}`;
  }, [title, t]);
}

/**
 * A page inside the frame: heading, one sentence of introduction, actions at the right, content.
 * The heading takes the focus when the page opens, so that a screen reader begins there.
 */
export function Page(props: {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
}) {
  usePageTitle(props.title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className={css["page"]} data-width={props.width ?? "normal"}>
      {props.above}
      <div className={css["pageHead"]}>
        <div className="prose">
          <Title order={1} ref={heading} tabIndex={-1}>
            {props.title}
          </Title>
          {props.intro !== undefined && (
            <Text c="dimmed" mt={6} size="lg" component="div">
              {props.intro}
            </Text>
          )}
        </div>
        {props.actions}
      </div>
      {props.children}
    </div>
  );
}
