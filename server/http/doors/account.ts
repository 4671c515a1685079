import type { House } from "#commands/house.ts";
import { addPasskey } from "#commands/people/add-passkey.ts";
import { changePassword } from "#commands/people/change-password.ts";
import { confirmAuthenticator } from "#commands/people/confirm-authenticator.ts";
import { listPasskeys } from "#commands/people/list-passkeys.ts";
import { listSessions } from "#commands/people/list-sessions.ts";
import { proveSecondFactor } from "#commands/people/prove-second-factor.ts";
import { removeAuthenticator } from "#commands/people/remove-authenticator.ts";
import { removePasskey } from "#commands/people/remove-passkey.ts";
import { revokeSession } from "#commands/people/revoke-session.ts";
import { startAuthenticator } from "#commands/people/start-authenticator.ts";
import { startPasskey } from "#commands/people/start-passkey.ts";
import type { peopleRoutes } from "#contract/routes/people.ts";
import type { HandlersOf } from "../handler.ts";
import { sessionCookie } from "../identify.ts";

type AccountRoutes = Pick<
  typeof peopleRoutes,
  | "signOut"
  | "confirmSecondFactor"
  | "passkeyRegistration"
  | "addPasskey"
  | "listPasskeys"
  | "removePasskey"
  | "startAuthenticator"
  | "confirmAuthenticator"
  | "removeAuthenticator"
  | "changePassword"
  | "listSessions"
  | "revokeSession"
>;

const done = { done: true } as const;

/** What a signed-in person does with the own account. */
export const accountDoors = (house: House): HandlersOf<AccountRoutes> => ({
  signOut: async ({ scope }) => {
    if (scope.sessionId !== null) await revokeSession(house, scope, scope.sessionId);
    return { json: done, cookies: [{ name: sessionCookie, value: null, path: "/" }] };
  },
  confirmSecondFactor: async ({ scope, body }) => {
    await proveSecondFactor(house, scope, body);
    return { json: { confirmedAt: house.clock().toISOString() } };
  },
  passkeyRegistration: async ({ scope }) => ({ json: await startPasskey(house, scope) }),
  addPasskey: async ({ scope, body }) => {
    await addPasskey(house, scope, body);
    return { json: done };
  },
  listPasskeys: async ({ scope }) => ({ json: { passkeys: await listPasskeys(house, scope) } }),
  removePasskey: async ({ scope, params }) => {
    await removePasskey(house, scope, params.passkeyId);
    return { json: done };
  },
  startAuthenticator: async ({ scope }) => ({ json: await startAuthenticator(house, scope) }),
  confirmAuthenticator: async ({ scope, body }) => ({
    json: { recoveryCodes: await confirmAuthenticator(house, scope, body.code) },
  }),
  removeAuthenticator: async ({ scope }) => {
    await removeAuthenticator(house, scope);
    return { json: done };
  },
  changePassword: async ({ scope, body }) => {
    await changePassword(house, scope, body);
    return { json: done };
  },
  listSessions: async ({ scope }) => ({ json: { sessions: await listSessions(house, scope) } }),
  revokeSession: async ({ scope, params }) => {
    await revokeSession(house, scope, params.sessionId);
    return { json: done };
  },
});
