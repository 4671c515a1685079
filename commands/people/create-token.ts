import { randomUUID } from "node:crypto";
import type { OrganisationId } from "#contract/ids.ts";
import type { ServiceRole } from "#contract/people.ts";
import { Refusal } from "#contract/refusals.ts";
import type { Scope } from "#store/scope.ts";
import { actInOrganisation } from "../act-in-organisation.ts";
import type { Desk } from "../house.ts";
import { newToken, tokenHash } from "./token.ts";

const day = 24 * 3_600_000;
const longest = 2 * 366 * day;

/**
 * Creates a service token, good until the end of its last day (UTC). An administrator's act, or the system's (command line).
 * @param input expires is YYYY-MM-DD
 * @returns the token, shown this once; "ovr_" lets scanners of source code know it
 * @throws Refusal "not-valid" for a day that is over or more than two years ahead
 */
export async function createToken(
  desk: Desk,
  scope: Scope,
  organisation: OrganisationId,
  input: { name: string; role: ServiceRole; expires: string },
): Promise<string> {
  const token = `ovr_${newToken()}`;
  await actInOrganisation(desk, scope, async (act) => {
    const expiresAt = new Date(Date.parse(`${input.expires}T00:00:00Z`) + day);
    const ahead = expiresAt.getTime() - act.at.getTime();
    if (!(ahead > 0)) throw new Refusal("not-valid", "expires: this day is over");
    if (ahead > longest) throw new Refusal("not-valid", "expires: at most two years ahead");
    const id = randomUUID();
    await act.tx
      .insertInto("service_token")
      .values({
        id,
        organisation_id: organisation,
        token_hash: tokenHash(token),
        name: input.name,
        role: input.role,
        created_by: scope.kind === "person" ? scope.personId : null,
        created_at: act.at,
        expires_at: expiresAt,
      })
      .execute();
    const detail = { name: input.name, role: input.role, expires: input.expires };
    await act.record(organisation, { kind: "token-created", subject: id, detail });
  });
  return token;
}
