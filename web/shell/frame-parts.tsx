import { Button } from "@mantine/core";
import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useDoor } from "../api/use-me.ts";
import { Brand } from "./brand.tsx";
import { Loading } from "./loading.tsx";
import css from "./shell.module.css";

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className={css["skip"]} href="#content">
      {t("actions.skip")}
    </a>
  );
}

export function Footer() {
  const { t } = useTranslation("shell");
  return (
    <footer className={`${css["footer"] ?? ""} no-print`}>
      <div>
        <span>{t("footer.notEmergency")}</span>
        <span>{t("footer.about")}</span>
      </div>
    </footer>
  );
}

/** The frame of pages that anybody may open: the doors, the aid, a delivery link. */
export function PublicFrame() {
  const { t } = useTranslation(["shell", "common"]);
  const door = useDoor();
  const signedIn = door.data?.me != null;
  return (
    <div className={css["frame"]}>
      <SkipLink />
      {door.data?.demo === true && <div className={css["demo"]}>{t("demo")}</div>}
      <header className={`${css["header"] ?? ""} no-print`}>
        <div className={css["bar"]}>
          <Brand />
          <div style={{ marginInlineStart: "auto" }}>
            {signedIn ? (
              <Button component={Link} to="/" variant="default" size="sm">
                {t("navigation.home")}
              </Button>
            ) : (
              <Button component={Link} to="/sign-in" variant="default" size="sm">
                {t("common:actions.signIn")}
              </Button>
            )}
          </div>
        </div>
      </header>
      <main id="content" className={css["main"]} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </div>
  );
}
