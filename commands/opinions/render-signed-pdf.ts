import type { FindingPicture, OpinionContent } from "#contract/opinion.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import type { Audience, RenderOptions } from "#reporting/outline.ts";
import { type PdfAttachment, renderPdf } from "#reporting/render-pdf.ts";
import { signPdf } from "#reporting/signing/sign-pdf.ts";
import type { CaseAct } from "../act-in-case.ts";
import type { House } from "../house.ts";
import { askAuthority } from "../signing/ask-authority.ts";
import { findSigner } from "../signing/find-signer.ts";

export type SignedRendering = {
  bytes: Uint8Array;
  /** "B-T" with a time stamp, else "B-B" (ETSI EN 319 142-1). */
  level: "B-B" | "B-T";
  /** Why there is no time stamp although an authority is configured. */
  withoutTimeStamp: string | null;
};

/** Where anybody can ask whether a signed version is genuine, by the hash of what was signed. */
export function checkUrl(settings: Pick<House["settings"], "url">, content: OpinionContent): string {
  return `${settings.url}/check/${sha256Hex(canonicalJson(content))}`;
}

/** The PDF of a signed version under the organisation's certificate, with the code to check it. */
export async function renderSignedPdf(
  house: Pick<House, "settings" | "secrets">,
  act: Pick<CaseAct, "tx" | "kase" | "at">,
  content: OpinionContent,
  pictures: readonly FindingPicture[],
  attachments: readonly PdfAttachment[],
  audience: Audience,
  options: Pick<RenderOptions, "language"> = {},
): Promise<SignedRendering> {
  const { timeStampUrl } = house.settings.signing;
  const pdf = await renderPdf(content, pictures, attachments, audience, {
    ...options,
    checkUrl: checkUrl(house.settings, content),
    signature: {
      name: content.signedBy,
      reason: `Second opinion ${content.caseNumber}, version ${content.version}`,
      at: act.at,
    },
  });
  let withoutTimeStamp: string | null = null;
  const ask = async (url: string, signature: Uint8Array) => {
    const stamp = await askAuthority(url, signature);
    if ("token" in stamp) return stamp.token;
    withoutTimeStamp = stamp.missing;
    return null;
  };
  const signed = await signPdf(
    pdf,
    await findSigner(house, act),
    timeStampUrl === null ? null : (signature) => ask(timeStampUrl, signature),
  );
  return { bytes: signed.bytes, level: signed.timeStamped ? "B-T" : "B-B", withoutTimeStamp };
}
