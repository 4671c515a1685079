import { Badge, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImageReference, Mark, ReadingContent } from "#contract/finding.ts";
import { useFindingTitle } from "./finding-editor.tsx";
import { useMarkName } from "./mark-name.ts";
import css from "./reading.module.css";

function Line({ label, children }: { label: string; children: ReactNode }) {
  return children === "" ? null : (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A reading that is only read: after the seal, and on a small screen. */
export function SealedReport(props: {
  content: ReadingContent;
  above: ReactNode;
  goToMark: (mark: Mark) => void;
  goToImage: (image: ImageReference) => void;
  imageName: (image: ImageReference) => string;
}) {
  const { t } = useTranslation("reading");
  const title = useFindingTitle();
  const markName = useMarkName();
  const { content } = props;
  return (
    <section
      className={`${css.panel ?? ""} ${css.reportPanel ?? ""}`}
      aria-label={t("report.heading")}
      data-own-scroll="true"
      id="report"
      tabIndex={-1}
    >
      <div className={css.reportBody}>
        {props.above}
        <dl className={css.sealed} style={{ margin: 0 }}>
          <Line label={t("report.adequacy")}>
            {content.adequacy === null
              ? ""
              : [t(`adequacy.${content.adequacy.answerable}`), content.adequacy.note].filter(Boolean).join(". ")}
          </Line>
          <Line label={t("report.technique")}>{content.technique}</Line>
          <Line label={t("report.comparison")}>{content.comparison}</Line>
        </dl>
        <Title order={2} size="h4">
          {t("report.findings")}
        </Title>
        {content.findings.length === 0 && <Text c="dimmed">{t("report.noFindings")}</Text>}
        <Stack gap="sm">
          {content.findings.map((finding, index) => (
            <article key={finding.id}>
              <Text fw={620}>
                {index + 1}. {title(finding)}
              </Text>
              <Badge size="sm" color="gray">
                {t(`report.${finding.presence}`)}
              </Badge>{" "}
              <span className={css.quiet}>
                {t(`certainty.${finding.certainty}`)} · {t(`severity.${finding.severity}`)}
                {finding.category === null ? "" : ` · ${finding.category}`}
              </span>
              {finding.description !== "" && <Text style={{ whiteSpace: "pre-wrap" }}>{finding.description}</Text>}
              {finding.recommendation !== "" && <Text>{finding.recommendation}</Text>}
              <div className={css.chips}>
                {content.marks
                  .filter((mark) => finding.markIds.includes(mark.id))
                  .map((mark) => (
                    <span key={mark.id} className={css.chip}>
                      <button type="button" onClick={() => props.goToMark(mark)}>
                        {markName(mark)}
                      </button>
                    </span>
                  ))}
                {finding.images.map((image) => (
                  <span key={`${image.sopInstanceUid}/${image.frameNumber}`} className={css.chip}>
                    <button type="button" onClick={() => props.goToImage(image)}>
                      {props.imageName(image)}
                    </button>
                  </span>
                ))}
              </div>
            </article>
          ))}
        </Stack>
        <dl className={css.sealed} style={{ margin: 0 }}>
          <Line label={t("report.impression")}>{content.impression}</Line>
          <Line label={t("report.overallRecommendation")}>{content.recommendation}</Line>
        </dl>
      </div>
    </section>
  );
}
