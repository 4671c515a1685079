import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peopleRoutes } from "#contract/routes/people.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { type GivenOrganisation, givenOrganisation, givenPerson } from "../kit/people.ts";
import { startService, type TestService } from "../kit/service.ts";
import { type Visitor, visitor } from "../kit/visitor.ts";
import { givenAccount, password, withAuthenticator } from "./accounts.ts";
import { client, type ProviderAccount, startProvider, type TestProvider } from "./test-provider.ts";

let service: TestService;
let organisation: GivenOrganisation;
let provider: TestProvider;
let account: ProviderAccount = { sub: "nobody" };

beforeAll(async () => {
  service = await startService();
  organisation = await givenOrganisation(service);
  provider = await startProvider(() => account, `${service.url}/api/oidc/callback`);
  const { id: clientId, secret: clientSecret } = client;
  service.house.settings.oidc = { issuer: provider.issuer, clientId, clientSecret, label: "Northbay account" };
});
afterAll(async () => {
  await provider.close();
  await service.close();
});

/** Follows the provider's redirects with a jar of its own. @returns the address that leads back to the service */
async function throughProvider(start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  for (let hops = 0; hops < 10; hops += 1) {
    if (at.startsWith(service.url)) return new URL(at);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(at, { redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${at}: ${response.status} ${await response.text()}`);
    at = new URL(location, at).href;
  }
  throw new Error("too many redirects");
}

const begin = async (browser: Visitor) =>
  (await browser.raw(peopleRoutes.oidcStart.path)).headers.get("location") ?? "no location";
const comeBack = async (browser: Visitor, back: URL) =>
  (await browser.raw(back.pathname + back.search)).headers.get("location");

async function signInThere(as: ProviderAccount, browser = visitor(service.url)) {
  account = as;
  const landed = await comeBack(browser, await throughProvider(await begin(browser)));
  const { me } = await browser.call(peopleRoutes.getMe, {});
  return { browser, landed, me };
}

describe("signing in at the identity provider", () => {
  it("is offered by its label, and asks with PKCE, state and nonce", async () => {
    expect((await visitor(service.url).call(peopleRoutes.getMe, {})).oidc).toBe("Northbay account");
    const asked = new URL(await begin(visitor(service.url))).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(asked.get("redirect_uri")).toBe(`${service.url}/api/oidc/callback`);
  });

  it("lets in the person with the verified e-mail, and afterwards by the subject alone", async () => {
    const person = await givenPerson(service, organisation, { roles: ["radiologist"], email: "rad@example.org" });
    const first = await signInThere({ sub: "rad-1", email: "RAD@example.org", email_verified: true });
    expect(first).toMatchObject({ landed: "/", me: { id: person.id, roles: ["radiologist"] } });
    const renamed = await signInThere({ sub: "rad-1", email: "new-name@example.org", email_verified: false });
    expect(renamed.me?.id).toBe(person.id);
    const other = await signInThere({ sub: "rad-2", email: "rad@example.org", email_verified: true });
    expect(other).toMatchObject({ landed: "/sign-in?problem=wrong-credentials", me: null });
  });

  it("refuses an e-mail that the provider has not verified", async () => {
    await givenPerson(service, organisation, { roles: ["administrator"], email: "boss@example.org" });
    for (const verified of [false, undefined]) {
      const unverified = verified === undefined ? {} : { email_verified: verified };
      const { me, landed } = await signInThere({ sub: "boss", email: "boss@example.org", ...unverified });
      expect(me).toBeNull();
      expect(landed).toBe("/sign-in?problem=wrong-credentials");
    }
  });

  it("makes of somebody unknown a patient and nothing more", async () => {
    const { me } = await signInThere({ sub: "new", email: "new@example.org", email_verified: true, name: "Nora New" });
    expect(me).toMatchObject({ name: "Nora New", email: "new@example.org", roles: ["patient"] });
  });

  it("makes nobody where patients may not join by themselves", async () => {
    const open = (self_registration: boolean) =>
      inScope(service.house.database, systemScope, (tx) =>
        tx.updateTable("organisation").set({ self_registration }).where("id", "=", organisation.id).execute(),
      );
    await open(false);
    const { me } = await signInThere({ sub: "uninvited", email: "uninvited@example.org", email_verified: true });
    await open(true);
    expect(me).toBeNull();
  });

  it("does not join an account that a stranger may have made beforehand with the same e-mail", async () => {
    const stranger = visitor(service.url);
    const body = { name: "Mallory", email: "victim@example.org", password };
    await stranger.call(peopleRoutes.signUp, { body });
    const { me, landed } = await signInThere({ sub: "victim", email: "victim@example.org", email_verified: true });
    expect(me).toBeNull();
    expect(landed).toContain("problem=wrong-credentials");
  });

  it("asks for the second factor where one is set up", async () => {
    const person = await givenAccount(service, organisation, { roles: ["radiologist"], email: "careful@example.org" });
    const { recoveryCodes } = await withAuthenticator(service, person);
    const { me, landed, browser } = await signInThere({ sub: "c", email: person.email, email_verified: true });
    expect(me).toBeNull();
    expect(landed).toBe("/sign-in?methods=authenticator,recovery");
    const proof = { kind: "recovery" as const, code: recoveryCodes[0] ?? "" };
    await browser.call(peopleRoutes.signInSecondFactor, { body: proof });
    expect((await browser.call(peopleRoutes.getMe, {})).me?.id).toBe(person.id);
  });

  it("refuses a disabled person", async () => {
    const person = await givenPerson(service, organisation, { roles: ["referrer"], email: "gone@example.org" });
    await signInThere({ sub: "gone", email: person.email, email_verified: true });
    await inScope(service.house.database, systemScope, (tx) =>
      tx.updateTable("person").set({ disabled_at: service.clock.now() }).where("id", "=", person.id).execute(),
    );
    expect((await signInThere({ sub: "gone", email: person.email, email_verified: true })).me).toBeNull();
  });

  it("is finished only by the browser that began, once, in time, with the state that was sent", async () => {
    account = { sub: "once", email: "once@example.org", email_verified: true };
    const problem = "/sign-in?problem=wrong-credentials";
    const victim = visitor(service.url);
    const attacker = visitor(service.url);
    const back = await throughProvider(await begin(attacker));
    // The attacker's answer is put before another browser: login forgery.
    expect(await comeBack(victim, back)).toBe(problem);
    await begin(victim);
    expect(await comeBack(victim, back)).toBe(problem);
    expect((await victim.call(peopleRoutes.getMe, {})).me).toBeNull();
    const changed = await throughProvider(await begin(victim));
    changed.searchParams.set("state", "another");
    expect(await comeBack(victim, changed)).toBe(problem);
    const late = await throughProvider(await begin(victim));
    service.clock.advance({ minutes: 10 });
    expect(await comeBack(victim, late)).toBe(problem);
    const good = await throughProvider(await begin(victim));
    const step = victim.cookies.get("overread_oidc");
    expect(await comeBack(victim, good)).toBe("/");
    const again = visitor(service.url);
    if (step !== undefined) again.cookies.set("overread_oidc", step);
    expect(await comeBack(again, good)).toBe(problem);
  });

  it("leads back to the sign-in page when the provider does not answer, and is not there when none is configured", async () => {
    const configured = service.house.settings.oidc;
    if (configured === null) throw new Error("not configured");
    service.house.settings.oidc = { ...configured, issuer: "http://127.0.0.1:9" };
    expect(await begin(visitor(service.url))).toBe("/sign-in?problem=try-again");
    service.house.settings.oidc = null;
    expect((await visitor(service.url).raw(peopleRoutes.oidcStart.path)).status).toBe(404);
    service.house.settings.oidc = configured;
  });
});
