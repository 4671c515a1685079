import type { House } from "#commands/house.ts";
import { changePerson } from "#commands/people/change-person.ts";
import { changeProfile } from "#commands/people/change-profile.ts";
import { createToken } from "#commands/people/create-token.ts";
import { invite } from "#commands/people/invite.ts";
import { listInvitations } from "#commands/people/list-invitations.ts";
import { listOrganisationEvents } from "#commands/people/list-organisation-events.ts";
import { listPeople } from "#commands/people/list-people.ts";
import { listTokens } from "#commands/people/list-tokens.ts";
import { revokeInvitation } from "#commands/people/revoke-invitation.ts";
import { revokeToken } from "#commands/people/revoke-token.ts";
import type { peopleRoutes } from "#contract/routes/people.ts";
import type { HandlersOf } from "../handler.ts";
import { accountDoors } from "./account.ts";
import { oidcDoors } from "./oidc.ts";
import { signInDoors } from "./sign-in.ts";

type AdministrationRoutes = Pick<
  typeof peopleRoutes,
  | "listInvitations"
  | "invite"
  | "revokeInvitation"
  | "listPeople"
  | "changePerson"
  | "changeProfile"
  | "listTokens"
  | "createToken"
  | "revokeToken"
  | "listOrganisationEvents"
>;

const done = { done: true } as const;

const administrationDoors = (house: House): HandlersOf<AdministrationRoutes> => ({
  listInvitations: async ({ scope }) => ({ json: { invitations: await listInvitations(house, scope) } }),
  invite: async ({ scope, body }) => {
    const { link, expiresAt } = await invite(house, scope, body);
    return { json: { link, expiresAt: expiresAt.toISOString() } };
  },
  revokeInvitation: async ({ scope, params }) => {
    await revokeInvitation(house, scope, params.invitationId);
    return { json: done };
  },
  listPeople: async ({ scope }) => ({ json: { people: await listPeople(house, scope) } }),
  changePerson: async ({ scope, params, body }) => {
    await changePerson(house, scope, params.personId, body);
    return { json: done };
  },
  changeProfile: async ({ scope, params, body }) => {
    await changeProfile(house, scope, params.personId, body);
    return { json: done };
  },
  listTokens: async ({ scope }) => ({ json: { tokens: await listTokens(house, scope) } }),
  createToken: async ({ scope, body }) => ({
    json: { token: await createToken(house, scope, scope.organisationId, body) },
  }),
  revokeToken: async ({ scope, params }) => {
    await revokeToken(house, scope, params.tokenId);
    return { json: done };
  },
  listOrganisationEvents: async ({ scope, query }) => ({
    json: { events: await listOrganisationEvents(house, scope, query.before) },
  }),
});

/** Everything of contract/routes/people.ts. */
export const peopleDoors = (house: House): HandlersOf<typeof peopleRoutes> => ({
  ...signInDoors(house),
  ...oidcDoors(house),
  ...accountDoors(house),
  ...administrationDoors(house),
});
