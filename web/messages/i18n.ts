import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { commonMessages } from "./common-en.ts";
import { type Catalogue, catalogues, type Namespace } from "./en.ts";
import { shellMessages } from "./shell-en.ts";

const always = { common: commonMessages, shell: shellMessages } as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: typeof always & Catalogue;
    returnNull: false;
  }
}

const isNamespace = (name: string): name is Namespace => name in catalogues;

/** Gives a namespace when the first part of a page asks for it; that part waits for its words as for its code. */
const lazily: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (_language, name, done) => {
    if (!isNamespace(name)) return done(new Error(`there is no catalogue ${name}`), false);
    catalogues[name]().then(
      (messages) => done(null, messages),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), true),
    );
  },
};

/** Starts the catalogue with the texts that every page needs, so that the first paint has its words. */
export async function startMessages(): Promise<void> {
  await i18next
    .use(lazily)
    .use(initReactI18next)
    .init({
      lng: "en",
      fallbackLng: "en",
      ns: Object.keys(always),
      defaultNS: "common",
      resources: { en: always },
      partialBundledLanguages: true,
      // React escapes already.
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}
