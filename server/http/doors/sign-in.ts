import type { House } from "#commands/house.ts";
import { acceptInvitation } from "#commands/people/accept-invitation.ts";
import { challengePasskey } from "#commands/people/challenge-passkey.ts";
import { listDemoPeople, signInDemoPerson } from "#commands/people/demonstration.ts";
import { findInvitation } from "#commands/people/find-invitation.ts";
import { allowsSelfRegistration, findMe } from "#commands/people/find-me.ts";
import { finishSignIn } from "#commands/people/finish-sign-in.ts";
import { isSetupLinkGood, setUp } from "#commands/people/set-up.ts";
import { signIn } from "#commands/people/sign-in.ts";
import { signInWithPasskey } from "#commands/people/sign-in-with-passkey.ts";
import { signUp } from "#commands/people/sign-up.ts";
import type { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { HandlersOf } from "../handler.ts";
import { admissionAnswer, callerOf, halfway, passkeyCookie, stepCookie } from "./admission.ts";

type SignInRoutes = Pick<
  typeof peopleRoutes,
  | "getMe"
  | "signIn"
  | "signInSecondFactor"
  | "signUp"
  | "passkeyChallenge"
  | "passkeySignIn"
  | "getSetup"
  | "setUp"
  | "getInvitation"
  | "acceptInvitation"
  | "demoPeople"
  | "demoSignIn"
>;

/** Doors that stand open to anybody: they lead to a session. */
export const signInDoors = (house: House): HandlersOf<SignInRoutes> => ({
  getMe: async ({ scope }) => ({
    json: {
      me: scope === null ? null : await findMe(house, scope),
      demo: house.settings.demo,
      oidc: house.settings.oidc?.label ?? null,
      selfRegistration: await allowsSelfRegistration(house),
    },
  }),
  signIn: async ({ body, visitor }) => admissionAnswer(await signIn(house, body, callerOf(visitor))),
  signInSecondFactor: async ({ body, visitor }) =>
    admissionAnswer(await finishSignIn(house, visitor.cookie(stepCookie), body, callerOf(visitor))),
  signUp: async ({ body, visitor }) => admissionAnswer(await signUp(house, body, callerOf(visitor))),
  passkeyChallenge: async ({ scope, visitor }) => {
    const { options, token } = await challengePasskey(house, scope, visitor.cookie(stepCookie));
    return { json: options, cookies: token === null ? [] : [halfway(passkeyCookie, token)] };
  },
  passkeySignIn: async ({ body, visitor }) => {
    const token = visitor.cookie(passkeyCookie);
    return admissionAnswer(await signInWithPasskey(house, token, body.response, callerOf(visitor)));
  },
  getSetup: async ({ params }) => ({ json: { valid: await isSetupLinkGood(house, params.token) } }),
  setUp: async ({ params, body, visitor }) =>
    admissionAnswer(await setUp(house, params.token, body, callerOf(visitor))),
  getInvitation: async ({ params }) => ({
    json: await inScope(house.database, systemScope, (tx) => findInvitation(tx, params.token, house.clock())),
  }),
  acceptInvitation: async ({ params, body, visitor }) =>
    admissionAnswer(await acceptInvitation(house, params.token, body, callerOf(visitor))),
  demoPeople: async () => ({ json: { people: await listDemoPeople(house) } }),
  demoSignIn: async ({ body, visitor }) =>
    admissionAnswer(await signInDemoPerson(house, body.personId, callerOf(visitor))),
});
