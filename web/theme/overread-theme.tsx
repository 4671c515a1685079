import { MantineProvider, MantineThemeProvider } from "@mantine/core";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";
import { cssVariables, readingRoomTheme, theme } from "./theme.ts";

type Scheme = "light" | "dark";
const SchemeSwitch = createContext<(scheme: Scheme) => void>(() => undefined);

/** Wraps the whole application: light by default; `ReadingRoomTheme` turns the document dark while it is mounted. */
export function OverreadTheme({ children }: { children: ReactNode }) {
  const [scheme, setScheme] = useState<Scheme>("light");
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <SchemeSwitch.Provider value={useMemo(() => setScheme, [])}>{children}</SchemeSwitch.Provider>
    </MantineProvider>
  );
}

/** Dark and dense. The scheme is set on the document, so that dialogs and menus, which live outside this tree, are dark too. */
export function ReadingRoomTheme({ children }: { children: ReactNode }) {
  const setScheme = useContext(SchemeSwitch);
  useLayoutEffect(() => {
    setScheme("dark");
    return () => setScheme("light");
  }, [setScheme]);
  return (
    <MantineThemeProvider theme={readingRoomTheme} inherit>
      {children}
    </MantineThemeProvider>
  );
}
