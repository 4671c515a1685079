import { sql } from "kysely";
import type { Tx } from "#store/database.ts";

/** The one person with this e-mail, in any case of its letters; e-mails are unique over all organisations. */
export async function findByEmail(tx: Tx, email: string) {
  return await tx
    .selectFrom("person")
    .select([
      "id",
      "organisation_id",
      "name",
      "email",
      "password_hash",
      "disabled_at",
      "oidc_subject",
      "demo",
      "created_at",
    ])
    .where(sql<string>`lower(email)`, "=", sql<string>`lower(${email})`)
    .executeTakeFirst();
}
