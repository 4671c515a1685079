import { jsonValue } from "#contract/custody.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { indexedResources } from "#reporting/fhir-search.ts";
import { renderFhir } from "#reporting/render-fhir.ts";
import type { CaseAct } from "../act-in-case.ts";

/** Keeps the resources of a signed version for those who ask by FHIR. The page with pictures stays in the document alone. */
export async function indexFhir({ tx, kase, at }: CaseAct, content: OpinionContent): Promise<void> {
  const rows = indexedResources(renderFhir(content, [])).map(({ resource, search }) => ({
    organisation_id: kase.organisationId,
    case_id: kase.id,
    version: content.version,
    resource_type: resource.resourceType,
    resource_id: resource.id,
    content: JSON.stringify(jsonValue.parse(JSON.parse(JSON.stringify(resource)))),
    search: JSON.stringify(search),
    at,
  }));
  await tx.insertInto("fhir_resource").values(rows).execute();
}
