import { type PersonId, personId } from "#contract/ids.ts";
import { type Role, role } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { type Admission, admit, admitted, type Caller } from "./admit.ts";

type DemoHouse = Pick<House, "database" | "clock" | "settings">;
export type DemoPerson = { id: PersonId; name: string; roles: Role[]; about: string };

const does: Record<Role, string> = {
  patient: "asks for a second opinion and reads the answer",
  referrer: "asks for a patient and gets the signed report",
  coordinator: "completes cases and finds the right reader",
  radiologist: "reads blind, compares and signs",
  adjudicator: "settles what two readings differ on",
  "quality-lead": "looks at signed cases and how readings agree",
  administrator: "runs the service: people, tokens, events",
};

const order = Object.keys(does);

/** Who can be signed in with one click. @throws Refusal "not-found" outside a demonstration */
export async function listDemoPeople(house: DemoHouse): Promise<DemoPerson[]> {
  if (!house.settings.demo) throw new Refusal("not-found");
  const rows = await inScope(house.database, systemScope, (tx) =>
    tx
      .selectFrom("person")
      .innerJoin("person_role", "person_role.person_id", "person.id")
      .select(["person.id", "person.name", "person_role.role"])
      .where("person.demo", "=", true)
      .where("person.disabled_at", "is", null)
      .orderBy("person.name")
      .execute(),
  );
  const people = [...Map.groupBy(rows, (row) => row.id).entries()].map(([id, own]) => {
    const roles = own.map((row) => role.parse(row.role)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    const about = roles.map((held) => does[held]).join("; ");
    return { id: personId.parse(id), name: own[0]?.name ?? "", roles, about };
  });
  return people.toSorted((a, b) => order.indexOf(a.roles[0] ?? "") - order.indexOf(b.roles[0] ?? ""));
}

/** Signs one of the demonstration's people in. @throws Refusal "not-found" outside a demonstration, and for anybody else */
export async function signInDemoPerson(house: DemoHouse, id: PersonId, caller: Caller): Promise<Admission> {
  if (!house.settings.demo) throw new Refusal("not-found");
  return await inScope(house.database, systemScope, async (tx) => {
    const row = await tx
      .selectFrom("person")
      .select(["id", "organisation_id", "name"])
      .where("id", "=", id)
      .where("demo", "=", true)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (row === undefined) throw new Refusal("not-found");
    return await admit(tx, admitted(row), "demonstration", caller, house.clock());
  });
}
