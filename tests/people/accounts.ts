import { TOTP } from "otpauth";
import { hashPassword } from "#commands/people/password.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, type GivenPerson, givenPerson } from "../kit/people.ts";
import type { TestService } from "../kit/service.ts";
import { type Visitor, visitor } from "../kit/visitor.ts";

export const password = "seven green kites over the harbour";
export const otherPassword = "quartz violin mayfly gorse";

let hashed: Promise<string> | undefined;

/** A person who can sign in with `password`; the hash is made once for all tests of a file. */
export async function givenAccount(
  service: TestService,
  organisation: GivenOrganisation,
  who: Parameters<typeof givenPerson>[2],
): Promise<GivenPerson> {
  const person = await givenPerson(service, organisation, who);
  hashed ??= hashPassword(password);
  const password_hash = await hashed;
  await inScope(service.house.database, systemScope, (tx) =>
    tx.updateTable("person").set({ password_hash }).where("id", "=", person.id).execute(),
  );
  return person;
}

/** The code that an authenticator app would show. */
export function codeOf(secret: string, at: Date): string {
  return TOTP.generate({ secret: secretOf(secret), timestamp: at.getTime() });
}
const secretOf = (base32: string) => new TOTP({ secret: base32 }).secret;

/** Sets an authenticator app up through the front door. */
export async function withAuthenticator(
  service: TestService,
  person: Visitor,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await person.call(peopleRoutes.startAuthenticator, {});
  const code = codeOf(secret, service.clock.now());
  const { recoveryCodes } = await person.call(peopleRoutes.confirmAuthenticator, { body: { code } });
  return { secret, recoveryCodes };
}

/** A browser that tries to sign in. */
export async function signedIn(service: TestService, email: string, word = password): Promise<Visitor> {
  const browser = visitor(service.url);
  await browser.call(peopleRoutes.signIn, { body: { email, password: word } });
  return browser;
}

/** The kinds and details of the organisation's events about one subject, oldest first. */
export async function eventsOf(service: TestService, organisation: GivenOrganisation, subject?: string) {
  const rows = await inScope(service.house.database, systemScope, (tx) =>
    tx
      .selectFrom("custody_event")
      .select(["kind", "subject", "canonical"])
      .where("chain", "=", organisation.id)
      .orderBy("sequence")
      .execute(),
  );
  return rows.filter((row) => subject === undefined || row.subject === subject);
}
