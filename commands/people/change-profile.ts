import type { PersonId } from "#contract/ids.ts";
import type { ReaderProfile } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import { hashOfJson } from "#custody/hash.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";

/**
 * Says what a reader is qualified for; matching goes by it. The event keeps the hash, so that one can show what stood when.
 * @throws Refusal "not-found", "not-valid" for a licence that ends before it begins
 */
export async function changeProfile(
  desk: Desk,
  scope: PersonScope,
  id: PersonId,
  profile: ReaderProfile,
): Promise<void> {
  for (const { jurisdiction, validFrom, validUntil } of profile.licences) {
    if (validUntil < validFrom) throw new Refusal("not-valid", `the licence for ${jurisdiction} ends before it begins`);
  }
  await actInOrganisation(desk, scope, async (act) => {
    const person = await act.tx.selectFrom("person").select("id").where("id", "=", id).executeTakeFirst();
    if (person === undefined) throw new Refusal("not-found");
    const changed = { content: JSON.stringify(profile), changed_at: act.at };
    await act.tx
      .insertInto("reader_profile")
      .values({ organisation_id: scope.organisationId, person_id: id, ...changed })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(changed))
      .execute();
    const detail = { what: "profile", sha256: hashOfJson(profile) };
    await act.record(scope.organisationId, { kind: "person-changed", subject: id, detail });
  });
}
