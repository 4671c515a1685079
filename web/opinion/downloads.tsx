import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { OpinionVersion } from "#contract/opinion.ts";
import { useAnswerWords } from "./answer-language.tsx";
import type { AnswerSource } from "./answer-source.tsx";

const formats = ["pdf", "html", "dicom-sr", "dicom-pdf", "fhir", "hl7"] as const;

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The forms of one signed version, as they were made at the signature; all say the same. */
export function Downloads({ version, source }: { version: OpinionVersion; source: AnswerSource }) {
  const { t } = useTranslation("opinion");
  const { labels, language } = useAnswerWords();
  const { file, plainPdf } = source;
  if (file === null) return null;
  const there = formats.flatMap((format) => version.renderings.filter((each) => each.format === format));
  return (
    <Stack gap="sm" component="section" className="no-print">
      <Title order={2} size="h3">
        {labels.takeWith}
      </Title>
      <Group gap="sm">
        {plainPdf !== null && (
          <Button
            component="a"
            href={plainPdf(version.version, language)}
            download
            leftSection={<IconDownload size={18} aria-hidden={true} />}
          >
            {labels.plainPdf}
          </Button>
        )}
        {there.map(({ format, size }) => (
          <Button
            key={format}
            component="a"
            href={file(version.version, format)}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden={true} />}
          >
            {t(`downloads.${format}`)} ({sizeOf(size)})
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {labels.allForms}
      </Text>
    </Stack>
  );
}
