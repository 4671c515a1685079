import { Avatar, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconLogout, IconUserCog } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { useMe } from "../api/use-me.ts";
import { useCommand } from "../api/use-reply.ts";
import { toast } from "./toast.ts";

/** Of first and last name; titles such as "Dr." and "Prof." have none. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((each) => /^\p{L}/u.test(each) && !/^\p{L}{2,}\.$/u.test(each))
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .map((each) => each.charAt(0).toUpperCase())
    .join("");

export function AccountMenu() {
  const { t } = useTranslation(["shell", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = useCommand(peopleRoutes.signOut);
  const signOut = async () => {
    await leave.mutateAsync({}).catch(() => undefined);
    client.clear();
    await navigate({ to: "/sign-in" });
    toast.note(t("account.signedOut"));
  };
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <UnstyledButton
          aria-label={`${initials(me.name)}: ${t("account.menu", { name: me.name })}`}
          style={{ borderRadius: "50%", display: "block" }}
        >
          <Avatar size={40} color="tide" variant="light" radius="xl" name={me.name} aria-hidden={true}>
            {initials(me.name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: "8px 12px" }}>
          <Text fw={600}>{me.name}</Text>
          <Text size="sm" c="dimmed">
            {me.roles.map((each) => t(`common:role.${each}`)).join(", ")}
          </Text>
          <Text size="sm" c="dimmed">
            {me.organisationName}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={18} aria-hidden={true} />}>
          {t("account.settings")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden={true} />} onClick={() => void signOut()}>
          {t("common:actions.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
