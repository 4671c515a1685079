import { Alert, Button, Checkbox, CopyButton, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { type ReaderProfile, type Role, roles } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { formatInstant } from "../account/format-instant.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useCommand } from "../api/use-reply.ts";
import { Refused } from "../shell/refused.tsx";
import { emptyProfile, ProfileFields, profileProblems } from "./profile-fields.tsx";

type Invited = z.infer<typeof peopleRoutes.invite.reply>;

/** Roles that read cases and so need a profile for the matching. */
export const reads = (given: readonly Role[]): boolean =>
  given.includes("radiologist") || given.includes("adjudicator");

export function RolesField(props: {
  value: readonly Role[];
  options: readonly Role[];
  onChange: (roles: Role[]) => void;
}) {
  const { t } = useTranslation(["coordination", "common"]);
  return (
    <Checkbox.Group
      label={t("people.roles")}
      value={[...props.value]}
      onChange={(values) => props.onChange(roles.filter((each) => values.includes(each)))}
    >
      <Group mt={6} gap="md">
        {props.options.map((role) => (
          <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function InvitedNote({ invited, name, onClose }: { invited: Invited; name: string; onClose: () => void }) {
  const { t } = useTranslation(["coordination", "common"]);
  return (
    <Stack>
      <Alert color="green" title={t("invite.madeTitle", { name })} role="status">
        {t("invite.made", { time: formatInstant(invited.expiresAt) })}
      </Alert>
      <TextInput
        label={t("invite.link")}
        value={invited.link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end">
        <CopyButton value={invited.link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t("common:actions.copied") : t("common:actions.copy")}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t("common:actions.done")}</Button>
      </Group>
    </Stack>
  );
}

/** Invites somebody by a link that is shown once. A coordinator brings in patients and referrers. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["coordination", "common"]);
  const me = useMe();
  const options: readonly Role[] = hasRole(me, "administrator") ? roles : ["patient", "referrer"];
  const invite = useCommand(peopleRoutes.invite, [peopleRoutes.listInvitations]);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [given, setGiven] = useState<readonly Role[]>([]);
  const [profile, setProfile] = useState<ReaderProfile>(emptyProfile);
  const [late, setLate] = useState(false);
  const emailGood = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const good = name.trim() !== "" && emailGood && given.length > 0 && (!reads(given) || profileProblems(profile).valid);
  const send = () => {
    setLate(true);
    if (!good) return;
    invite.mutate({
      body: { name: name.trim(), email: email.trim(), roles: [...given], profile: reads(given) ? profile : null },
    });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={<Text fw={640}>{t("invite.title")}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      {invite.data !== undefined ? (
        <InvitedNote invited={invite.data} name={name.trim()} onClose={onClose} />
      ) : (
        <Stack>
          <TextInput
            label={t("invite.name")}
            value={name}
            maxLength={200}
            required
            data-autofocus
            error={late && name.trim() === "" ? t("invite.nameMissing") : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t("invite.email")}
            type="email"
            value={email}
            maxLength={254}
            required
            error={late && !emailGood ? t("invite.emailWrong") : undefined}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <RolesField value={given} options={options} onChange={setGiven} />
          {late && given.length === 0 && (
            <Text size="sm" c="red.7" role="alert">
              {t("invite.roleMissing")}
            </Text>
          )}
          {reads(given) && <ProfileFields profile={profile} late={late} onChange={setProfile} />}
          {invite.isError && <Refused error={invite.error} compact />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common:actions.cancel")}
            </Button>
            <Button loading={invite.isPending} onClick={send}>
              {t("invite.send")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
