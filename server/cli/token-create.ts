import { createToken } from "#commands/people/create-token.ts";
import { organisationId } from "#contract/ids.ts";
import { serviceRole } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Database } from "#store/database.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { dataOption, joinService } from "./join-service.ts";
import { type Given, UsageError, type Verb } from "./verb.ts";

const day = 24 * 3600_000;
const defaultDays = 365;

/** A service token for DICOMweb and agents: printed once, alone on its line, so that a script can take it. */
export const tokenCreate: Verb = {
  usage: "token create --name NAME",
  summary: "make a service token; it is shown this once",
  options: {
    ...dataOption,
    name: { type: "string", about: "what it is for, as the list of tokens shows it" },
    role: { type: "string", about: "integrator (images, the default) or agent (AI readers)" },
    expires: { type: "string", about: `last day, YYYY-MM-DD (default: ${defaultDays} days from now)` },
    organisation: { type: "string", about: "name or id, where there is more than one" },
  },
  words: [0, 0],
  run,
};

async function run(given: Given): Promise<number> {
  const { flags, out, err } = given;
  const role = serviceRole.safeParse(flags.role ?? "integrator");
  if (!role.success) throw new UsageError("--role is integrator or agent.");
  const name = typeof flags.name === "string" ? flags.name.trim() : "command line";
  if (name === "" || name.length > 80) throw new UsageError("--name has 1 to 80 characters.");
  const fallback = new Date(Date.now() + defaultDays * day).toISOString().slice(0, 10);
  const expires = typeof flags.expires === "string" ? flags.expires : fallback;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(expires)) throw new UsageError("--expires is a day, YYYY-MM-DD.");
  return await joinService(given, async ({ database }) => {
    const organisation = await chooseOrganisation(database, flags.organisation);
    try {
      const desk = { database, clock: () => new Date() };
      const token = await createToken(desk, systemScope, organisation.id, { name, role: role.data, expires });
      err(`Token "${name}" (${role.data}) for ${organisation.name}, good until ${expires}. It is shown this once:\n`);
      out(`${token}\n`);
      return 0;
    } catch (error) {
      if (error instanceof Refusal) throw new UsageError(error.message);
      throw error;
    }
  });
}

/** The one meant by name or id; the only one where none is named. @throws UsageError */
export async function chooseOrganisation(database: Database, wanted: string | boolean | undefined) {
  const rows = await inScope(database, systemScope, (tx) =>
    tx.selectFrom("organisation").select(["id", "name"]).orderBy("name").execute(),
  );
  const meant = typeof wanted === "string" ? rows.filter((row) => row.id === wanted || row.name === wanted) : rows;
  const [first] = meant;
  if (first !== undefined && meant.length === 1) return { id: organisationId.parse(first.id), name: first.name };
  if (rows.length === 0) throw new UsageError("The service is not set up yet: there is no organisation.");
  throw new UsageError(`Say which organisation with --organisation: ${rows.map((row) => `"${row.name}"`).join(", ")}`);
}
