import type { OpinionContent, OpinionVersion } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import { listOpinions } from "#store/opinions.ts";
import type { PersonScope } from "#store/scope.ts";
import type { CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { holdObjects } from "../keeping/hold-objects.ts";
import { indexFhir } from "./index-fhir.ts";
import type { Rendering } from "./render-opinion.ts";

/** Writes a signed version with all its forms, and the event that gives their hashes. Neither table takes a change afterwards. */
export async function appendOpinion(
  objects: House["objects"],
  act: CaseAct,
  scope: PersonScope,
  content: OpinionContent,
  renderings: readonly Rendering[],
): Promise<OpinionVersion> {
  const { tx, kase, at } = act;
  const canonical = canonicalJson(content);
  const sha256 = sha256Hex(canonical);
  const whose = { organisation_id: kase.organisationId, case_id: kase.id, version: content.version };
  await tx
    .insertInto("opinion")
    .values({
      ...whose,
      kind: content.kind,
      canonical,
      sha256,
      signed_at: at,
      signed_by: scope.personId,
      signed_by_name: scope.name,
    })
    .execute();
  await indexFhir(act, content);
  const stored: { [key: string]: string; sha256: string }[] = [];
  for (const { format, mediaType, bytes, note = {} } of renderings) {
    const object = await objects.put(bytes);
    await tx
      .insertInto("opinion_rendering")
      .values({ ...whose, format, media_type: mediaType, sha256: object.sha256, size: object.size })
      .execute();
    stored.push({ format, sha256: object.sha256, ...note });
  }
  await holdObjects(
    tx,
    objects,
    stored.map((object) => object.sha256),
  );
  await act.record({
    kind: content.kind === "opinion" ? "opinion-signed" : "addendum-signed",
    subject: `opinion/${content.version}`,
    reason: content.addendum?.reason ?? null,
    detail: { version: content.version, sha256, renderings: stored },
  });
  const version = (await listOpinions(tx, kase.id)).find((one) => one.version === content.version);
  if (version === undefined) throw new Refusal("failed");
  return version;
}
