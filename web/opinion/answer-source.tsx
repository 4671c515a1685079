import { type ReactNode, useState } from "react";
import type { Finding } from "#contract/finding.ts";
import type { CaseId } from "#contract/ids.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import type { OpinionContent, RenderingFormat } from "#contract/opinion.ts";
import { answerRoutes } from "#contract/routes/answers.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { findingTitle } from "#reporting/describe-finding.ts";
import { pathOf } from "../api/call.ts";
import { FramePicture } from "../comparison/frame-picture.tsx";
import { imageOf } from "../comparison/pair-card.tsx";
import css from "./opinion.module.css";

/** Where an answer's pictures and files come from: a case of one's own, a link, or the preview before the signature. */
export type AnswerSource = {
  picture: (finding: Finding, content: OpinionContent) => ReactNode;
  /** null: there are no files yet. */
  file: ((version: number, format: RenderingFormat) => string) | null;
  /** The account in plain words as a PDF in a language. */
  plainPdf: ((version: number, language: AnswerLanguage) => string) | null;
};

function SignedPicture({ src, finding }: { src: string; finding: Finding }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  const title = findingTitle(finding);
  return (
    <figure className={css.figure}>
      <img src={src} alt={title} loading="lazy" decoding="async" onError={() => setFailed(true)} />
      <figcaption>{title}</figcaption>
    </figure>
  );
}

const hasImage = (finding: Finding): boolean => finding.images.length > 0 || finding.markIds.length > 0;

export const caseSource = (caseId: CaseId): AnswerSource => ({
  picture: (finding) =>
    hasImage(finding) ? (
      <SignedPicture
        finding={finding}
        src={pathOf(opinionRoutes.getOpinionPicture, { params: { caseId, findingId: finding.id } })}
      />
    ) : null,
  file: (version, format) => pathOf(opinionRoutes.getOpinionRendering, { params: { caseId, version, format } }),
  plainPdf: (version, language) => pathOf(answerRoutes.getPlainPdf, { params: { caseId, version, language } }),
});

export const linkSource = (token: string): AnswerSource => ({
  picture: (finding) =>
    hasImage(finding) ? (
      <SignedPicture
        finding={finding}
        src={pathOf(opinionRoutes.getLinkPicture, { params: { token, findingId: finding.id } })}
      />
    ) : null,
  file: (version, format) => pathOf(opinionRoutes.getLinkRendering, { params: { token, version, format } }),
  plainPdf: (version, language) => pathOf(answerRoutes.getLinkPlainPdf, { params: { token, version, language } }),
});

export const previewSource: AnswerSource = {
  picture: (finding, content) => {
    const image = imageOf(finding, { ...content, adequacy: content.adequacy });
    return image === null ? null : (
      <figure className={css.figure}>
        <FramePicture
          image={image}
          marks={content.marks.filter((mark) => finding.markIds.includes(mark.id))}
          alt={findingTitle(finding)}
        />
        <figcaption>{findingTitle(finding)}</figcaption>
      </figure>
    );
  },
  file: null,
  plainPdf: null,
};
