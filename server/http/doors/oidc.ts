import type { House } from "#commands/house.ts";
import { finishOidc } from "#commands/people/finish-oidc.ts";
import { startOidc } from "#commands/people/start-oidc.ts";
import { Refusal } from "#contract/refusals.ts";
import type { peopleRoutes } from "#contract/routes/people.ts";
import type { HandlersOf, RawAnswer, SetCookie } from "../handler.ts";
import { admissionCookies, callerOf, halfway, oidcCookie } from "./admission.ts";

type OidcRoutes = Pick<typeof peopleRoutes, "oidcStart" | "oidcCallback">;

const goTo = (location: string, cookies: SetCookie[]): RawAnswer => ({
  status: 303,
  headers: { location },
  cookies,
  body: null,
});

/** A browser comes here by itself, not a script: a refusal leads back to the sign-in page, which says it in words. */
async function orBackToSignIn(work: () => Promise<RawAnswer>): Promise<RawAnswer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === "not-found") throw error;
    return goTo(`/sign-in?problem=${error.code}`, [halfway(oidcCookie, null)]);
  }
}

/** To the configured identity provider and back. */
export const oidcDoors = (house: House): HandlersOf<OidcRoutes> => ({
  oidcStart: async () =>
    await orBackToSignIn(async () => {
      const { location, token } = await startOidc(house);
      return goTo(location, [halfway(oidcCookie, token)]);
    }),
  oidcCallback: async ({ visitor }) =>
    await orBackToSignIn(async () => {
      const admission = await finishOidc(house, visitor.cookie(oidcCookie), visitor.url, callerOf(visitor));
      const methods = admission.next === "second-factor" ? admission.methods.join(",") : "";
      return goTo(methods === "" ? "/" : `/sign-in?methods=${methods}`, admissionCookies(admission));
    }),
});
