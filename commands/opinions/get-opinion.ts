import type { CaseId } from "#contract/ids.ts";
import type { OpinionVersion, RenderingFormat } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { findRendering, listOpinions } from "#store/opinions.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, lookInCase } from "../act-in-case.ts";
import type { LinkScope } from "../deliveries/find-link-holder.ts";
import type { Desk, House } from "../house.ts";

type Viewer = PersonScope | LinkScope;

/** The signed answer, newest version first. Opened by the person whom it is for, it counts as delivered. */
export async function getOpinion(desk: Desk, scope: Viewer, caseId: CaseId): Promise<OpinionVersion[]> {
  return await actInCase(desk, scope, caseId, "view-opinion", async (act) => {
    const versions = await listOpinions(act.tx, caseId);
    await act.recordView({ kind: "opinion-viewed", subject: `opinion/${versions[0]?.version ?? 0}` });
    await countDelivered(act);
    return versions;
  });
}

/** The first opening of the answer, in whichever form, by somebody whom it is for. */
export async function countDelivered(act: CaseAct): Promise<void> {
  if (act.kase.stage === "signed" && isForThem(act)) await act.move("opened");
}

/** The patient, the referrer, the holder of a link. The readers and the coordinator look without its being delivered. */
function isForThem({ kase: { standing } }: CaseAct): boolean {
  if (standing.kind === "link") return true;
  return standing.kind === "person" && (standing.parts.includes("patient") || standing.parts.includes("referrer"));
}

export type OpinionFile = { bytes: Uint8Array; mediaType: string; fileName: string; format: string };

const endings: Record<RenderingFormat, string> = {
  pdf: "pdf",
  "dicom-sr": "dcm",
  "dicom-pdf": "pdf.dcm",
  fhir: "fhir.json",
  hl7: "hl7",
  html: "html",
};

/** One form of a signed version, as it was rendered at the signature. */
export async function getOpinionRendering(
  house: Pick<House, "database" | "clock" | "objects">,
  scope: Viewer,
  caseId: CaseId,
  wanted: { version: number; format: RenderingFormat },
): Promise<OpinionFile> {
  const found = await actInCase(house, scope, caseId, "view-opinion", async (act) => {
    const row = await findRendering(act.tx, caseId, wanted.format, wanted.version);
    if (row === null) throw new Refusal("not-found");
    await act.recordView({ kind: "opinion-exported", subject: `opinion/${wanted.version}/${wanted.format}` });
    await countDelivered(act);
    const fileName = `second-opinion-${act.kase.number}-v${wanted.version}.${endings[wanted.format]}`;
    return { row, fileName };
  });
  const bytes = await house.objects.read(found.row.sha256);
  return { bytes, mediaType: found.row.media_type, fileName: found.fileName, format: wanted.format };
}

/** The picture of a finding with its marks drawn in, as PNG. */
export async function getOpinionPicture(
  house: Pick<House, "database" | "clock" | "objects">,
  scope: Viewer,
  caseId: CaseId,
  findingId: string,
): Promise<Uint8Array> {
  const row = await lookInCase(house, scope, caseId, "view-opinion", (act) =>
    findRendering(act.tx, caseId, `picture:${findingId}`, null),
  );
  if (row === null) throw new Refusal("not-found");
  return await house.objects.read(row.sha256);
}
