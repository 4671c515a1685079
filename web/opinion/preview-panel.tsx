import { Anchor, SegmentedControl, Stack, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import type { AnswerLanguage } from "#contract/language.ts";
import type { OpinionContent } from "#contract/opinion.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { callForBytes } from "../api/call.ts";
import { replyKey } from "../api/use-reply.ts";
import { Loaded } from "../shell/loading.tsx";
import { AnswerInLanguage, useAnswerWords } from "./answer-language.tsx";
import { previewSource } from "./answer-source.tsx";
import { type Audience, LanguageChoice } from "./answer-view.tsx";
import { DoctorAnswer } from "./doctor-answer.tsx";
import css from "./opinion.module.css";
import { PatientAnswer } from "./patient-answer.tsx";

/** A blob's address for as long as it is shown. */
function useAddress(blob: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([blob], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

function PdfFrame({ blob }: { blob: Blob }) {
  const { t } = useTranslation("opinion");
  const address = useAddress(blob);
  if (address === null) return null;
  return (
    <Stack gap="xs">
      <iframe className={css.pdf} src={address} title={t("preview.pdfTitle")} />
      <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
        {t("preview.pdfApart")}
      </Anchor>
    </Stack>
  );
}

function PdfPreview({ caseId, sha256 }: { caseId: CaseId; sha256: string }) {
  const pdf = useQuery({
    queryKey: [...replyKey(opinionRoutes.previewOpinionPdf, { params: { caseId } }), sha256],
    queryFn: ({ signal }) => callForBytes(opinionRoutes.previewOpinionPdf, { params: { caseId }, signal }),
  });
  return <Loaded query={pdf}>{(blob) => <PdfFrame blob={blob} />}</Loaded>;
}

function WebPreview({ content }: { content: OpinionContent }) {
  const { labels } = useAnswerWords();
  const [audience, setAudience] = useState<Audience>("patient");
  const [language, setLanguage] = useState<AnswerLanguage>("en");
  return (
    <Stack gap="sm">
      <LanguageChoice language={language} onLanguage={setLanguage} />
      <SegmentedControl
        fullWidth
        aria-label={labels.forWhom}
        value={audience}
        data={[
          { value: "patient", label: labels.forPatient },
          { value: "doctor", label: labels.forDoctor },
        ]}
        onChange={(value) => setAudience(value === "doctor" ? "doctor" : "patient")}
      />
      <div className={css.paper}>
        <AnswerInLanguage language={language}>
          {audience === "patient" ? (
            <PatientAnswer content={content} source={previewSource} />
          ) : (
            <DoctorAnswer content={content} source={previewSource} />
          )}
        </AnswerInLanguage>
      </div>
    </Stack>
  );
}

/** What would be signed now: as the web shows it, and as the PDF that would leave. */
export function PreviewPanel(props: { caseId: CaseId; content: OpinionContent; sha256: string }) {
  const { t } = useTranslation("opinion");
  return (
    <Tabs defaultValue="web" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="web">{t("preview.web")}</Tabs.Tab>
        <Tabs.Tab value="pdf">{t("preview.pdf")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="web" pt="sm">
        <WebPreview content={props.content} />
      </Tabs.Panel>
      <Tabs.Panel value="pdf" pt="sm">
        <PdfPreview caseId={props.caseId} sha256={props.sha256} />
      </Tabs.Panel>
      <Text className={css.hash} c="dimmed" mt="xs">
        {t("preview.hash")} {props.sha256}
      </Text>
    </Tabs>
  );
}
