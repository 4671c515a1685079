import type { z } from "zod";
import type { answerRoutes } from "#contract/routes/answers.ts";
import { inScope, systemScope } from "#store/scope.ts";
import type { Desk } from "../house.ts";

export type DocumentCheck = z.infer<typeof answerRoutes.checkDocument.reply>;

/**
 * Whether a hash is that of an opinion signed here, or of a file made of one. Says who signed when, and whether there is a newer
 * version; nothing of what it says or of whom. A hash cannot be guessed: whoever asks has the document.
 */
export async function checkDocument(desk: Desk, sha256: string): Promise<DocumentCheck> {
  return await inScope(desk.database, systemScope, async (tx) => {
    const signed = await tx
      .selectFrom("opinion")
      .select(["case_id", "version"])
      .where("sha256", "=", sha256)
      .limit(1)
      .executeTakeFirst();
    const file =
      signed ??
      (await tx
        .selectFrom("opinion_rendering")
        .select(["case_id", "version"])
        .where("sha256", "=", sha256)
        .where("format", "not like", "picture:%")
        .limit(1)
        .executeTakeFirst());
    if (file === undefined) return { genuine: false };
    const versions = await tx
      .selectFrom("opinion")
      .innerJoin("organisation", "organisation.id", "opinion.organisation_id")
      .select(["version", "kind", "signed_at", "signed_by_name", "organisation.name as organisation"])
      .where("case_id", "=", file.case_id)
      .orderBy("version", "desc")
      .execute();
    const found = versions.find(({ version }) => version === file.version);
    if (found === undefined) return { genuine: false };
    return {
      genuine: true,
      of: signed === undefined ? "file" : "opinion",
      organisation: found.organisation,
      version: found.version,
      addendum: found.kind === "addendum",
      signedBy: found.signed_by_name,
      signedAt: found.signed_at.toISOString(),
      newest: versions[0]?.version === found.version,
    };
  });
}
