import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/use-me.ts";

const saveAsFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** The recovery codes, shown once: to be printed or saved before going on. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation(["account", "common"]);
  const me = useMe();
  const [kept, setKept] = useState(false);
  const title = t("authenticator.fileTitle", { email: me.email });
  return (
    <Stack>
      <Alert color="yellow" title={t("authenticator.codesTitle")}>
        {t("authenticator.codesIntro")}
      </Alert>
      <SimpleGrid component="ul" cols={{ base: 1, xs: 2 }} spacing="xs" m={0} p={0} style={{ listStyle: "none" }}>
        {codes.map((code) => (
          <Text component="li" key={code} ff="monospace" size="lg">
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group className="no-print">
        <Button
          variant="default"
          leftSection={<IconDownload size={20} aria-hidden={true} />}
          onClick={() =>
            saveAsFile(
              "overread-recovery-codes.txt",
              `${title}\n${t("authenticator.fileNote")}\n\n${codes.join("\n")}\n`,
            )
          }
        >
          {t("authenticator.download")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden={true} />}
          onClick={() => window.print()}
        >
          {t("common:actions.print")}
        </Button>
      </Group>
      <Checkbox
        className="no-print"
        label={t("authenticator.codesKept")}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button className="no-print" disabled={!kept} onClick={onKept} style={{ alignSelf: "flex-start" }}>
        {t("common:actions.done")}
      </Button>
    </Stack>
  );
}
