import { Burger, Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/use-me.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { Footer, SkipLink } from "./frame-parts.tsx";
import { Loading } from "./loading.tsx";
import { placesFor } from "./navigation.ts";
import css from "./shell.module.css";

/** The frame of every portal page for a person who is signed in. */
export function AppFrame() {
  const { t } = useTranslation(["shell", "common"]);
  const me = useMe();
  const places = placesFor(me.roles);
  const [opened, drawer] = useDisclosure(false);
  const narrow = useMediaQuery("(max-width: 62em)", false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => drawer.close(), [path]);

  const links = (extra = "") =>
    places.map((place) => (
      <Link
        key={place.to}
        to={place.to}
        className={`${css["link"] ?? ""} ${extra}`}
        activeOptions={{ exact: place.to === "/" || place.to === "/ask" }}
        activeProps={{ "aria-current": "page" }}
      >
        {extra !== "" && <place.icon size={20} aria-hidden={true} />}
        {t(place.label)}
      </Link>
    ));
  return (
    <div className={css["frame"]}>
      <SkipLink />
      {me.demo && <div className={css["demo"]}>{t("demo")}</div>}
      <header className={`${css["header"] ?? ""} no-print`}>
        <div className={css["bar"]}>
          {narrow && (
            <Burger
              opened={opened}
              onClick={drawer.toggle}
              aria-label={opened ? t("navigation.close") : t("navigation.open")}
              aria-expanded={opened}
              size="sm"
            />
          )}
          <Brand />
          <nav className={css["links"]} aria-label={t("navigation.label")}>
            {!narrow && links()}
          </nav>
          <div style={{ marginInlineStart: "auto" }}>
            <AccountMenu />
          </div>
        </div>
      </header>
      <Drawer
        opened={opened && narrow}
        onClose={drawer.close}
        size={320}
        title={<Brand />}
        closeButtonProps={{ "aria-label": t("navigation.close") }}
      >
        <nav aria-label={t("navigation.label")}>{links(css["drawerLink"])}</nav>
      </Drawer>
      <main id="content" className={css["main"]} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </div>
  );
}
