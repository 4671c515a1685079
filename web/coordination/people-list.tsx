import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Role, roles } from "#contract/people.ts";
import { peopleRoutes } from "#contract/routes/people.ts";
import { hasRole, useMe } from "../api/use-me.ts";
import { useReply } from "../api/use-reply.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Loaded } from "../shell/loading.tsx";
import css from "./coordination.module.css";
import { PersonDialog, type PersonRow } from "./person-dialog.tsx";

const pageSize = 50;

function profileLine(person: PersonRow): string {
  const { profile } = person;
  if (profile === null) return "";
  const licences = profile.licences.map((each) => `${each.jurisdiction} → ${each.validUntil}`);
  return [profile.institution, profile.modalities.join(" "), profile.subspecialties.join(", "), licences.join(", ")]
    .filter((each) => each !== "")
    .join(" · ");
}

/** A licence that is not in force today keeps its holder from every case there. */
const hasStaleLicence = (person: PersonRow, today: string): boolean =>
  person.profile?.licences.some((each) => each.validUntil < today) === true;

function Row({ person, onOpen }: { person: PersonRow; onOpen: (() => void) | null }) {
  const { t } = useTranslation(["coordination", "common"]);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600}>{person.name}</Text>
            {person.roles.map((role) => (
              <Badge key={role} color="gray">
                {t(`common:role.${role}`)}
              </Badge>
            ))}
            {person.disabledAt !== null && <Badge color="red">{t("people.disabled")}</Badge>}
            {hasStaleLicence(person, today) && <Badge color="yellow">{t("people.staleLicence")}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {[person.email, person.hasSecondFactor ? t("people.factor") : t("people.noFactor"), profileLine(person)]
              .filter((each) => each !== "")
              .join(" · ")}
          </Text>
        </div>
        {onOpen !== null && (
          <Button
            size="sm"
            variant="default"
            style={{ flex: "none" }}
            aria-label={t("people.changeLabel", { name: person.name })}
            onClick={onOpen}
          >
            {t("common:actions.edit")}
          </Button>
        )}
      </Group>
    </li>
  );
}

function People({ people }: { people: readonly PersonRow[] }) {
  const { t } = useTranslation(["coordination", "common"]);
  const me = useMe();
  const [search, setSearch] = useState("");
  const [role, setRole] = useState<Role | null>(null);
  const [shown, setShown] = useState(pageSize);
  const [open, setOpen] = useState<PersonRow | null>(null);
  const words = search.toLowerCase().split(/\s+/);
  const found = people.filter(
    (each) =>
      (role === null || each.roles.includes(role)) &&
      words.every((word) => `${each.name} ${each.email}`.toLowerCase().includes(word)),
  );
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          label={t("people.search")}
          type="search"
          leftSection={<IconSearch size={18} aria-hidden={true} />}
          value={search}
          style={{ flex: "1 1 16rem" }}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("people.role")}
          value={role ?? ""}
          data={[
            { value: "", label: t("people.anyRole") },
            ...roles.map((value) => ({ value, label: t(`common:role.${value}`) })),
          ]}
          onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value) ?? null)}
        />
      </Group>
      {found.length === 0 ? (
        <EmptyState title={t("people.none")} order={3} />
      ) : (
        <Paper>
          <ul className={css.plainList}>
            {found.slice(0, shown).map((person) => (
              <Row
                key={person.id}
                person={person}
                onOpen={hasRole(me, "administrator") ? () => setOpen(person) : null}
              />
            ))}
          </ul>
        </Paper>
      )}
      {found.length > shown && (
        <Button variant="default" style={{ alignSelf: "center" }} onClick={() => setShown(shown + pageSize)}>
          {t("people.more", { count: found.length - shown })}
        </Button>
      )}
      {open !== null && <PersonDialog person={open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** The people of the organisation; an administrator changes what they may do. */
export function PeopleList() {
  const people = useReply(peopleRoutes.listPeople, {});
  return <Loaded query={people}>{(data) => <People people={data.people} />}</Loaded>;
}
