import { Alert, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { IconAlertOctagon, IconArrowRight, IconPrinter } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../shell/button-link.tsx";
import { carry } from "./carried.ts";
import type { Complete, RedFlag } from "./questions.ts";
import { advise, carryOver, type Verdict } from "./rules.ts";

const colourOf: Record<Verdict, string> = {
  emergency: "red",
  "do-not-delay": "red",
  "not-yet": "gray",
  "helps-much": "green",
  helps: "tide",
  "can-wait": "gray",
};

/** The answer, its reasons and the ways on. Takes the focus when it appears, so that it is read out. */
export function VerdictCard(props: { flags: readonly RedFlag[]; given: Complete | null; onAgain: () => void }) {
  const { t } = useTranslation(["shouldI", "common"]);
  const { verdict, because } = advise(props.flags, props.given);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const danger = verdict === "emergency" || verdict === "do-not-delay";
  const mayAsk = verdict !== "emergency" && verdict !== "not-yet";
  return (
    <Stack>
      <Alert
        color={colourOf[verdict]}
        variant={verdict === "emergency" ? "filled" : "light"}
        role={danger ? "alert" : undefined}
        icon={danger ? <IconAlertOctagon aria-hidden={true} /> : undefined}
        p="lg"
      >
        <Title order={2} ref={heading} tabIndex={-1} style={{ outline: "none" }}>
          {t(`verdict.${verdict}.title`)}
        </Title>
        <Text size="lg" mt="xs" className="prose">
          {t(`verdict.${verdict}.text`)}
        </Text>
        {verdict === "emergency" && (
          <List mt="sm" spacing={4}>
            {props.flags.map((flag) => (
              <List.Item key={flag}>{t(`redFlag.${flag}`)}</List.Item>
            ))}
          </List>
        )}
      </Alert>
      {because.length > 0 && (
        <Paper>
          <Title order={3}>{t("becauseTitle")}</Title>
          <List mt="xs" spacing={6} className="prose">
            {because.map((each) => (
              <List.Item key={each}>{t(`because.${each}`)}</List.Item>
            ))}
          </List>
        </Paper>
      )}
      <Group className="no-print">
        {mayAsk && (
          <ButtonLink
            to="/ask"
            rightSection={<IconArrowRight size={18} aria-hidden={true} />}
            variant={verdict === "can-wait" || verdict === "do-not-delay" ? "default" : "filled"}
            onClick={() => props.given !== null && carry(carryOver(props.given))}
          >
            {verdict === "do-not-delay" ? t("actions.askAnyway") : t("actions.ask")}
          </ButtonLink>
        )}
        {mayAsk && (
          <Button
            variant={verdict === "can-wait" ? "filled" : "default"}
            leftSection={<IconPrinter size={18} aria-hidden={true} />}
            onClick={() => window.print()}
          >
            {t("doctorPage.print")}
          </Button>
        )}
        <Button variant="subtle" onClick={props.onAgain}>
          {verdict === "emergency" ? t("actions.wrongTick") : t("actions.change")}
        </Button>
      </Group>
    </Stack>
  );
}
