import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseId } from "#contract/ids.ts";
import { followUpRoutes } from "#contract/routes/follow-up.ts";
import { useReply } from "../api/use-reply.ts";
import { timeText } from "../reading/dates.ts";
import { ContactForm } from "./contact-form.tsx";

/** Critical findings of the reading and who was told of them; nothing where there are none. */
export function CriticalPanel({ caseId, enabled = true }: { caseId: CaseId; enabled?: boolean }) {
  const { t } = useTranslation("followUp");
  const { data } = useReply(followUpRoutes.getCriticalFindings, { params: { caseId } }, { enabled });
  const [open, setOpen] = useState<string | null>(null);
  if (data === undefined || data.critical.length === 0) return null;
  const told = (findingId: string) => data.contacts.filter((contact) => contact.findingId === findingId);
  const untold = data.critical.some((one) => told(one.findingId).length === 0);
  return (
    <Alert
      color={untold ? "red" : "green"}
      icon={<IconPhoneCall size={20} aria-hidden={true} />}
      title={t("critical.title")}
    >
      <Stack gap="md">
        {untold && <Text size="sm">{t("critical.intro")}</Text>}
        {data.critical.map((one) => (
          <Stack key={one.findingId} gap={6}>
            <Text fw={570}>
              {one.finding} ({t(`critical.within.${one.category}`)})
            </Text>
            {told(one.findingId).map((contact) => (
              <Text key={contact.id} size="sm">
                {t("critical.told", {
                  who: contact.toldTo,
                  role: contact.theirRole,
                  time: timeText(contact.at),
                  how: t(`critical.ways.${contact.how}`),
                  by: contact.toldBy,
                })}
              </Text>
            ))}
            {open === one.findingId ? (
              <ContactForm caseId={caseId} findingId={one.findingId} onDone={() => setOpen(null)} />
            ) : (
              <div>
                <Button
                  size="sm"
                  variant={told(one.findingId).length === 0 ? "filled" : "default"}
                  onClick={() => setOpen(one.findingId)}
                >
                  {t(told(one.findingId).length === 0 ? "critical.record" : "critical.again")}
                </Button>
              </div>
            )}
          </Stack>
        ))}
      </Stack>
    </Alert>
  );
}
