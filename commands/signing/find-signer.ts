import { sql } from "kysely";
import type { PdfSigner } from "#reporting/signing/cms-signature.ts";
import { makeCertificate, readKey } from "#reporting/signing/make-certificate.ts";
import type { Tx } from "#store/database.ts";
import type { CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";

/**
 * What documents of the organisation are signed with: the certificate of the configuration, else one that the service makes at the first
 * signature and keeps, its key sealed. Processes that come at once make one between them.
 */
export async function findSigner(
  { settings, secrets }: Pick<House, "settings" | "secrets">,
  { tx, kase, at }: Pick<CaseAct, "tx" | "kase" | "at">,
): Promise<PdfSigner> {
  if (settings.signing.given !== null) return settings.signing.given;
  const { organisationId } = kase;
  const known = (await keptIdentity(tx, organisationId)) ?? (await makeIdentity(tx, organisationId, secrets, at));
  return { certificates: [known.certificate], key: readKey(secrets.open(known.sealed_key)) };
}

async function makeIdentity(tx: Tx, organisationId: string, secrets: House["secrets"], at: Date) {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${organisationId}, 17))`.execute(tx);
  const meanwhile = await keptIdentity(tx, organisationId);
  if (meanwhile !== undefined) return meanwhile;
  const { name } = await tx.selectFrom("organisation").select("name").executeTakeFirstOrThrow();
  const made = makeCertificate(name, at);
  const row = { certificate: Buffer.from(made.certificate), sealed_key: Buffer.from(secrets.seal(made.key)) };
  await tx
    .insertInto("signing_identity")
    .values({ organisation_id: organisationId, ...row, made_at: at })
    .execute();
  return row;
}

async function keptIdentity(tx: Tx, organisationId: string) {
  return await tx
    .selectFrom("signing_identity")
    .select(["certificate", "sealed_key"])
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
}
