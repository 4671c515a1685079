import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof en;
    returnNull: false;
  }
}

/** Starts the catalogue. Texts are in the bundle, so nothing is fetched and the first paint has its words. */
export async function startMessages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    defaultNS: "common",
    resources: { en },
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
