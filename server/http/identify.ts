import type { Desk } from "#commands/house.ts";
import { findServiceToken } from "#commands/people/find-service-token.ts";
import { findSession } from "#commands/people/find-session.ts";
import type { OrganisationScope, PersonScope } from "#store/scope.ts";

export const sessionCookie = "overread_session";
export const linkCookie = "overread_link";

/** Who sent this request, and by what: what a browser sends by itself (a cookie) must also prove that our own page sent it. */
export type Caller =
  | { by: "cookie"; scope: PersonScope }
  | { by: "bearer"; scope: Extract<OrganisationScope, { kind: "service" }> }
  | { by: "wrong-bearer" }
  | { by: "nothing" };

/** A bearer token (RFC 6750 section 2.1), where one is sent, decides alone; cookies are then not looked at. */
export async function identify(
  desk: Desk,
  sent: { authorization: string | undefined; session: string | undefined },
): Promise<Caller> {
  const bearer = /^Bearer +(\S{1,500})$/i.exec(sent.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    const scope = await findServiceToken(desk, bearer);
    return scope === null ? { by: "wrong-bearer" } : { by: "bearer", scope };
  }
  if (sent.session !== undefined && sent.session !== "" && sent.session.length < 500) {
    const scope = await findSession(desk, sent.session);
    if (scope !== null) return { by: "cookie", scope };
  }
  return { by: "nothing" };
}
