import { Alert, Button, FileButton, Paper, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { answerRoutes } from "#contract/routes/answers.ts";
import { useReply } from "../api/use-reply.ts";
import { instantText } from "../reading/dates.ts";
import { Loading } from "../shell/loading.tsx";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import css from "./opinion.module.css";

type Verdict = z.infer<typeof answerRoutes.checkDocument.reply>;

function VerdictText({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("opinion");
  if (!verdict.genuine) {
    return (
      <Alert color="red" title={t("check.unknown")} role="status">
        {t("check.unknownText")}
      </Alert>
    );
  }
  const { organisation, signedBy, signedAt, version, addendum, newest, of } = verdict;
  return (
    <Stack gap="sm" role="status">
      <Alert color="green" title={of === "file" ? t("check.genuineFile") : t("check.genuine")}>
        <Text>{t("check.signed", { name: signedBy, organisation, time: instantText(signedAt) })}</Text>
        <Text>
          {t("check.version", { version })}
          {addendum && ` (${t("check.addendum")})`}
        </Text>
        {of === "opinion" && (
          <Text mt="xs" size="sm">
            {t("check.compare")}
          </Text>
        )}
      </Alert>
      {!newest && (
        <Alert color="yellow" title={t("check.newer")}>
          {t("check.newerText")}
        </Alert>
      )}
    </Stack>
  );
}

function Check({ sha256 }: { sha256: string }) {
  const verdict = useReply(answerRoutes.checkDocument, { params: { sha256 } });
  return (
    <Stack gap="sm">
      {verdict.isPending && <Loading />}
      {verdict.isError && <Refused error={verdict.error} onRetry={() => void verdict.refetch()} />}
      {verdict.data !== undefined && <VerdictText verdict={verdict.data} />}
      <Text className={css.hash} c="dimmed">
        {sha256}
      </Text>
    </Stack>
  );
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const looksLikeHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Whether an opinion or a file of one is genuine, for anybody who holds one. */
export function CheckPage() {
  const { t } = useTranslation("opinion");
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const given = (params["sha256"] ?? "").trim().toLowerCase();
  const [ofFile, setOfFile] = useState<{ name: string; sha256: string } | null>(null);
  const choose = (file: File | null) => {
    if (file !== null) void hashOf(file).then((sha256) => setOfFile({ name: file.name, sha256 }));
  };
  const shown = ofFile?.sha256 ?? given;
  return (
    <Page title={t("check.title")} intro={t("check.intro")} width="narrow">
      <Stack gap="lg">
        {ofFile !== null && <Text fw={600}>{ofFile.name}</Text>}
        {looksLikeHash(shown) ? (
          <Check key={shown} sha256={shown} />
        ) : (
          shown !== "" && <VerdictText verdict={{ genuine: false }} />
        )}
        {/* Browsers hash files on addresses of https only. */}
        {window.isSecureContext && (
          <Paper component="section">
            <Stack gap="sm" align="flex-start">
              <FileButton onChange={choose}>
                {(props) => (
                  <Button variant={shown === "" ? "filled" : "default"} {...props}>
                    {ofFile === null ? t("check.file") : t("check.another")}
                  </Button>
                )}
              </FileButton>
              <Text size="sm" c="dimmed">
                {t("check.fileHelp")}
              </Text>
            </Stack>
          </Paper>
        )}
      </Stack>
    </Page>
  );
}
