import type { CaseId } from "#contract/ids.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { Refusal } from "#contract/refusals.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { findRendering, listOpinions } from "#store/opinions.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct } from "../act-in-case.ts";
import type { LinkScope } from "../deliveries/find-link-holder.ts";
import type { House } from "../house.ts";
import { countDelivered, type OpinionFile } from "./get-opinion.ts";
import { renderSignedPdf } from "./render-signed-pdf.ts";

type Wanted = { version: number; language: AnswerLanguage };

/**
 * The answer as the patient reads it, in a language: the account in plain words first. Rendered and signed the first time somebody wants
 * it, and kept as it is from then on.
 */
export async function getPlainPdf(
  house: Pick<House, "database" | "clock" | "objects" | "settings" | "secrets">,
  scope: PersonScope | LinkScope,
  caseId: CaseId,
  { version, language }: Wanted,
): Promise<OpinionFile> {
  const format = `plain:${language}`;
  const { sha256, number } = await actInCase(house, scope, caseId, "view-opinion", async (act) => {
    const kept = await findRendering(act.tx, caseId, format, version);
    const hash = kept?.sha256 ?? (await makePlainPdf(house, act, version, language, format));
    await act.recordView({ kind: "opinion-exported", subject: `opinion/${version}/${format}` });
    await countDelivered(act);
    return { sha256: hash, number: act.kase.number };
  });
  return {
    bytes: await house.objects.read(sha256),
    mediaType: "application/pdf",
    fileName: `second-opinion-${number}-v${version}-${language}.pdf`,
    format: "pdf",
  };
}

/** The case is locked, so that two who want it at once get the same. */
async function makePlainPdf(
  house: Pick<House, "objects" | "settings" | "secrets">,
  act: CaseAct,
  version: number,
  language: AnswerLanguage,
  format: string,
): Promise<string> {
  const found = (await listOpinions(act.tx, act.kase.id)).find((one) => one.version === version);
  if (found === undefined) throw new Refusal("not-found");
  const pictures = await keptPictures(house.objects, act, found.content);
  const { bytes } = await renderSignedPdf(house, act, found.content, pictures, [], "patient", { language });
  const { sha256, size } = await house.objects.put(bytes);
  await act.tx
    .insertInto("opinion_rendering")
    .values({
      organisation_id: act.kase.organisationId,
      case_id: act.kase.id,
      version,
      format,
      media_type: "application/pdf",
      sha256,
      size,
    })
    .execute();
  return sha256;
}

/** The pictures as they were made at the signature. */
async function keptPictures(
  objects: House["objects"],
  { tx, kase }: CaseAct,
  content: OpinionContent,
): Promise<FindingPicture[]> {
  const pictures: FindingPicture[] = [];
  for (const finding of content.findings) {
    const row = await findRendering(tx, kase.id, `picture:${finding.id}`, content.version);
    if (row === null) continue;
    const png = await objects.read(row.sha256);
    pictures.push({ findingId: finding.id, png, ...sizeOfPng(png), alt: findingTitle(finding) });
  }
  return pictures;
}

/** Width and height stand in the first chunk (W3C PNG section 11.2.1). */
function sizeOfPng(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
