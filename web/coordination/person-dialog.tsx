import { Alert, Button, Group, Modal, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { roles } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { useConfirmed } from "../account/use-confirmed.tsx";
import { useMe } from "../api/use-me.ts";
import { useCommand } from "../api/use-reply.ts";
import { useConfirm } from "../shell/confirm.tsx";
import { Refused } from "../shell/refused.tsx";
import { toast } from "../shell/toast.ts";
import { RolesField, reads } from "./invite-dialog.tsx";
import { emptyProfile, ProfileFields, profileProblems } from "./profile-fields.tsx";

export type PersonRow = z.infer<typeof peopleRoutes.listPeople.reply>["people"][number];

/** Roles, profile and access of one person. */
export function PersonDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation(["coordination", "common"]);
  const me = useMe();
  const confirm = useConfirm();
  const confirmed = useConfirmed();
  const change = useCommand(peopleRoutes.changePerson, [peopleRoutes.listPeople]);
  const changeProfile = useCommand(peopleRoutes.changeProfile, [peopleRoutes.listPeople]);
  const [given, setGiven] = useState(person.roles);
  const [disabled, setDisabled] = useState(person.disabledAt !== null);
  const [profile, setProfile] = useState(person.profile ?? emptyProfile);
  const [late, setLate] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const self = person.id === me.id;
  const profileChanged = reads(given) && JSON.stringify(profile) !== JSON.stringify(person.profile);
  const save = async () => {
    setLate(true);
    if (given.length === 0 || (profileChanged && !profileProblems(profile).valid)) return;
    if (disabled && person.disabledAt === null) {
      const answer = await confirm({
        title: t("people.disableTitle", { name: person.name }),
        consequences: [t("people.disableSessions"), t("people.disableKept")],
        action: t("people.disable"),
        destructive: true,
      });
      if (answer === null) return;
    }
    setError(null);
    try {
      await confirmed.run(async () => {
        const params = { personId: person.id };
        await change.mutateAsync({ params, body: { roles: given, disabled } });
        if (profileChanged) await changeProfile.mutateAsync({ params, body: profile });
        toast.done(t("people.saved", { name: person.name }));
        onClose();
      });
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={<Text fw={640}>{person.name}</Text>}
      closeButtonProps={{ "aria-label": t("common:actions.close") }}
    >
      <Stack>
        <Text c="dimmed">{person.email}</Text>
        {self && <Alert color="yellow">{t("people.self")}</Alert>}
        <RolesField value={given} options={roles} onChange={setGiven} />
        {late && given.length === 0 && (
          <Text size="sm" c="red.7" role="alert">
            {t("invite.roleMissing")}
          </Text>
        )}
        {reads(given) && <ProfileFields profile={profile} late={late} onChange={setProfile} />}
        <Switch
          label={t("people.disabledSwitch")}
          description={t("people.disabledHelp")}
          checked={disabled}
          disabled={self}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
        {error !== null && <Refused error={error} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common:actions.cancel")}
          </Button>
          <Button loading={change.isPending || changeProfile.isPending} onClick={() => void save()}>
            {t("common:actions.save")}
          </Button>
        </Group>
      </Stack>
      {confirmed.dialog}
    </Modal>
  );
}
