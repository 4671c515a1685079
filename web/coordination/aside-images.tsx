import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AsideDecision, AsideFile } from "#contract/images.ts";
import { caseRoutes } from "#contract/routes/cases.ts";
import { imageRoutes } from "#contract/routes/images.ts";
import { formatInstant } from "../account/format-instant.ts";
import { pathOf } from "../api/call.ts";
import { useCommand, useReply } from "../api/use-reply.ts";
import { dayText } from "../reading/dates.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import css from "./coordination.module.css";
import { personName } from "./person-name.ts";

const shown = 8;

function Picture({ file, which }: { file: AsideFile; which: "first" | "other" }) {
  const { t } = useTranslation("coordination");
  const [failed, setFailed] = useState(false);
  const name = t(which === "first" ? "aside.pictureFirst" : "aside.pictureOther");
  const src = pathOf(imageRoutes.asidePicture, { params: { asideId: file.id, which } });
  return (
    <figure className={css.figure}>
      {failed ? (
        <span className={css.thumb}>{t("aside.noPicture")}</span>
      ) : (
        <img
          className={css.thumb}
          src={src}
          alt={name}
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
        />
      )}
      <figcaption>{name}</figcaption>
    </figure>
  );
}

function Differences({ file }: { file: AsideFile }) {
  const { t } = useTranslation("coordination");
  if (file.code !== "conflicting-instance") return null;
  if (file.differences.length === 0) return <Text size="sm">{t("aside.same")}</Text>;
  return (
    <div className={css.scroll}>
      <table className={css.differing}>
        <caption>{t("aside.differs")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("aside.attribute")}</th>
            <th scope="col">{t("aside.first")}</th>
            <th scope="col">{t("aside.other")}</th>
          </tr>
        </thead>
        <tbody>
          {file.differences.slice(0, shown).map((each) => (
            <tr key={each.keyword}>
              <th scope="row">{each.keyword}</th>
              <td>{each.kept || t("aside.nothing")}</td>
              <td>{each.other || t("aside.nothing")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AsideRow({ file }: { file: AsideFile }) {
  const { t } = useTranslation("coordination");
  const confirm = useConfirm();
  const decide = useCommand(imageRoutes.decideAside, [
    imageRoutes.listAside,
    imageRoutes.listImages,
    imageRoutes.listCorrections,
    caseRoutes.getCase,
  ]);
  const ask = async (decision: AsideDecision) => {
    const answer = await confirm({
      title: t(`aside.decision.${decision}.title`),
      consequences: [
        t(`aside.decision.${decision}.what`),
        ...(file.count > 1 ? [t("aside.all", { count: file.count })] : []),
        t("aside.kept"),
      ],
      action: t(`aside.decision.${decision}.action`),
      reason: true,
    });
    if (answer === null) return;
    decide.mutate(
      { params: { asideId: file.id }, body: { decision, reason: answer.reason } },
      { onSuccess: () => toast.done(t("aside.decided")) },
    );
  };
  return (
    <Paper component="li">
      <Stack gap="sm">
        <div>
          <Title order={3} size="h4">
            {t(`aside.code.${file.code}`, { count: file.count })}
          </Title>
          <Text>
            {[personName(file.patientName), file.studyDescription, dayText(file.studyDate)]
              .filter((each) => each !== "")
              .join(" · ")}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {t("aside.from", { name: file.name, from: file.receivedFrom, time: formatInstant(file.receivedAt) })}
          </Text>
          {file.caseNumber !== null && <Badge>{t("aside.forCase", { number: file.caseNumber })}</Badge>}
        </div>
        <Group align="flex-start">
          {file.hasFirst && <Picture file={file} which="first" />}
          <Picture file={file} which="other" />
        </Group>
        <Differences file={file} />
        {decide.isError && <Refused error={decide.error} compact />}
        <Group>
          {file.choices.map((each) => (
            <Button
              key={each}
              size="sm"
              variant={each === "keep-first" ? "filled" : "default"}
              loading={decide.isPending}
              onClick={() => void ask(each)}
            >
              {t(`aside.decision.${each}.action`)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  );
}

/**
 * Files that were kept aside, with what can be decided; nothing where there is none.
 * @param props.of only those that were sent for this case, or of its studies
 */
export function AsideImages({ of }: { of?: { caseId: string; studies: readonly string[] } }) {
  const { t } = useTranslation("coordination");
  const aside = useReply(imageRoutes.listAside, {}, { refetchInterval: 30_000 });
  if (aside.isError) return <Refused error={aside.error} compact />;
  const files = (aside.data?.files ?? []).filter(
    (file) => of === undefined || file.caseId === of.caseId || of.studies.includes(file.studyInstanceUid),
  );
  if (files.length === 0) return null;
  return (
    <section className={css.asking}>
      <Title order={2} size="h3">
        {t("aside.title")}
      </Title>
      <Text c="dimmed" mb="sm">
        {t("aside.intro")}
      </Text>
      <ul className={css.plainList}>
        {files.map((file) => (
          <AsideRow key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}
