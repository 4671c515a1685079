import { Button, Checkbox, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RedFlag, redFlags } from "./questions.ts";

/** The danger signs, asked before anything else. */
export function RedFlags({ onDone }: { onDone: (flags: readonly RedFlag[]) => void }) {
  const { t } = useTranslation("shouldI");
  const [ticked, setTicked] = useState<readonly RedFlag[]>([]);
  const [none, setNone] = useState(false);
  const [late, setLate] = useState(false);
  const tick = (flag: RedFlag, on: boolean) => {
    setTicked(on ? [...ticked, flag] : ticked.filter((each) => each !== flag));
    if (on) setNone(false);
  };
  const go = () => {
    setLate(true);
    if (none || ticked.length > 0) onDone(ticked);
  };
  return (
    <Paper>
      <Stack gap="lg">
        <Checkbox.Group
          label={
            <Text span={true} fw={640} size="lg">
              {t("flagsTitle")}
            </Text>
          }
          description={t("flagsHelp")}
          value={none ? ["none"] : [...ticked]}
          error={late && !none && ticked.length === 0 ? t("actions.chooseFlag") : undefined}
        >
          <Stack gap="sm" mt="sm">
            {redFlags.map((flag) => (
              <Checkbox
                key={flag}
                value={flag}
                label={t(`redFlag.${flag}`)}
                onChange={(event) => tick(flag, event.currentTarget.checked)}
              />
            ))}
            <Checkbox
              value="none"
              label={
                <Text span={true} fw={600}>
                  {t("noneOfThese")}
                </Text>
              }
              onChange={(event) => {
                setNone(event.currentTarget.checked);
                if (event.currentTarget.checked) setTicked([]);
              }}
            />
          </Stack>
        </Checkbox.Group>
        <Button onClick={go} style={{ alignSelf: "flex-start" }}>
          {t("actions.next")}
        </Button>
      </Stack>
    </Paper>
  );
}
