import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconPhotoOff, IconSend } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { compareIdentity, type Expected } from "./compare-identity.ts";
import { DocumentsFound } from "./documents-found.tsx";
import { useBytes } from "./format-bytes.ts";
import { groupScan } from "./group-scan.ts";
import { type IdentityDecision, PatientFound } from "./patient-found.tsx";
import { PicturesFound, picturesAmong } from "./pictures-found.tsx";
import { type RefusedFile, RefusedFound, refusedOf } from "./refused-found.tsx";
import type { ScannedFile } from "./scan/scanned.ts";

/** What the scan found, before anything is sent: patients, studies, series, papers, and what is refused and why. */
export function ScanReview(props: {
  caseId: CaseId;
  files: readonly ScannedFile[];
  same: number;
  expected: Expected;
  onSend: (files: readonly ScannedFile[], refused: readonly RefusedFile[]) => void;
  onDiscard: () => void;
}) {
  const { t } = useTranslation("gather");
  const bytes = useBytes();
  const { files, expected } = props;
  const [decisions, setDecisions] = useState<ReadonlyMap<string, IdentityDecision>>(new Map());
  const groups = useMemo(
    () => groupScan(files).map((group) => ({ group, differences: compareIdentity(group, expected) })),
    [files, expected],
  );
  const refused = useMemo(() => refusedOf(files), [files]);
  const decisionOf = (key: string) => decisions.get(key);
  const undecided = groups.some(({ group, differences }) => differences.length > 0 && !decisionOf(group.key));
  const left = groups.filter(({ group }) => decisionOf(group.key) === "leave").flatMap(({ group }) => group.files);
  const going = groups.filter(({ group }) => decisionOf(group.key) !== "leave").flatMap(({ group }) => group.files);
  const size = going.reduce((sum, file) => sum + file.size, 0);
  const all: RefusedFile[] = [...refused, ...left.map(({ path }) => ({ path, code: "left-out" as const }))];
  const expectedName = [`${expected.givenName ?? ""} ${expected.familyName ?? ""}`.trim(), expected.birthDate ?? ""]
    .filter((each) => each !== "")
    .join(", ");
  return (
    <Stack component="section" aria-labelledby="scan-review">
      <Title order={2} id="scan-review">
        {t("review.title")}
      </Title>
      {props.same > 0 && <Alert color="gray">{t("images.same", { count: props.same })}</Alert>}
      {groups.length === 0 && picturesAmong(files).length === 0 && (
        <EmptyState icon={IconPhotoOff} title={files.length === 0 ? t("images.nothing") : t("review.none")} order={3}>
          {files.length > 0 && t("review.noneHelp")}
        </EmptyState>
      )}
      {groups.length > 1 && <Alert color="yellow">{t("identity.several", { count: groups.length })}</Alert>}
      {groups.map(({ group, differences }) => (
        <PatientFound
          key={group.key}
          group={group}
          expected={expectedName}
          differences={differences}
          decision={decisionOf(group.key)}
          onDecide={(decision) => setDecisions(new Map(decisions).set(group.key, decision))}
        />
      ))}
      <PicturesFound caseId={props.caseId} files={files} />
      <DocumentsFound caseId={props.caseId} files={files} />
      <RefusedFound refused={all} />
      <Group>
        {going.length > 0 && (
          <Button
            size="lg"
            leftSection={<IconSend size={20} aria-hidden={true} />}
            disabled={undecided}
            onClick={() => props.onSend(going, all)}
          >
            {t("review.send", { count: going.length, size: bytes(size) })}
          </Button>
        )}
        {going.length === 0 && all.length > 0 && (
          <Button variant="default" onClick={() => props.onSend([], all)}>
            {t("review.discard")}
          </Button>
        )}
        {going.length > 0 && (
          <Button size="lg" variant="default" onClick={props.onDiscard}>
            {t("review.discard")}
          </Button>
        )}
        {going.length === 0 && all.length === 0 && (
          <Button variant="default" onClick={props.onDiscard}>
            {t("review.discard")}
          </Button>
        )}
        {undecided && <Text c="red.7">{t("identity.decide")}</Text>}
      </Group>
    </Stack>
  );
}
