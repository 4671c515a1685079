import type { CaseId } from "#contract/ids.ts";
import { renderPdf } from "#reporting/render-pdf.ts";
import type { PersonScope } from "#store/scope.ts";
import { lookInCase } from "../act-in-case.ts";
import type { Desk, House } from "../house.ts";
import { type ComposedOpinion, composeOpinion } from "./compose-opinion.ts";
import { pictureFindings } from "./picture-findings.ts";

/** Exactly what would be signed now, with its hash, and what stands in the way. */
export async function previewOpinion(desk: Desk, scope: PersonScope, caseId: CaseId): Promise<ComposedOpinion> {
  return await lookInCase(desk, scope, caseId, "draft-opinion", (act) => composeOpinion(act, scope));
}

/** The same as a PDF, each page marked as a preview. */
export async function previewOpinionPdf(
  house: Pick<House, "database" | "clock" | "objects">,
  scope: PersonScope,
  caseId: CaseId,
): Promise<Uint8Array> {
  return await lookInCase(house, scope, caseId, "draft-opinion", async (act) => {
    const { content } = await composeOpinion(act, scope);
    const { pictures } = await pictureFindings(house.objects, act.tx, caseId, content);
    return await renderPdf(content, pictures, [], "doctor", { preview: true });
  });
}
