import { randomUUID } from "node:crypto";
import type { House } from "#commands/house.ts";
import { addPerson } from "#commands/people/add-person.ts";
import { recordEvent } from "#commands/record-event.ts";
import { type OrganisationId, organisationId } from "#contract/ids.ts";
import { type Modality, modality, type ReaderProfile, type Role, type Subspecialty } from "#contract/people.ts";
import type { Tx } from "#store/database.ts";
import { inScope, type PersonScope, systemScope } from "#store/scope.ts";

const roster = {
  patient: { name: "Helga Brandt", email: "helga.brandt@demo.example", roles: ["patient"] },
  referrer: { name: "Dr. Jonas Albers", email: "albers@praxis-am-hafen.example", roles: ["referrer"] },
  coordinator: { name: "Mira Sommer", email: "sommer@demo.example", roles: ["coordinator"] },
  chestReader: { name: "Dr. Amara Okafor", email: "okafor@demo.example", roles: ["radiologist"] },
  neuroReader: { name: "Dr. Lukas Hartwig", email: "hartwig@demo.example", roles: ["radiologist"] },
  adjudicator: { name: "Prof. Ingrid Solberg", email: "solberg@fjordview.example", roles: ["adjudicator"] },
  qualityLead: { name: "Dr. Pavel Novak", email: "novak@demo.example", roles: ["quality-lead"] },
  administrator: { name: "Sven Petersen", email: "petersen@demo.example", roles: ["administrator"] },
} as const satisfies Record<string, { name: string; email: string; roles: readonly Role[] }>;

export type CastName = keyof typeof roster;
export type Cast = { [name in CastName]: PersonScope };

const licences = (numbers: readonly string[], year: number) =>
  numbers.map((number) => ({
    jurisdiction: number.slice(0, 2),
    number,
    validFrom: `${year - 6}-01-01`,
    validUntil: `${year + 3}-12-31`,
  }));

function profile(
  subspecialties: Subspecialty[],
  modalities: readonly Modality[],
  more: Pick<ReaderProfile, "institution" | "credentials" | "languages" | "maxOpenCases" | "licences">,
): ReaderProfile {
  return { subspecialties, modalities: [...modalities], ...more };
}

/** What each reader is qualified for. The third reader works in another house than the other two. */
function profiles(year: number): { [name in CastName]?: ReaderProfile } {
  return {
    chestReader: profile(["chest", "musculoskeletal", "emergency", "general"], ["CR", "DX", "CT", "MR"], {
      institution: "Overread Reading Centre",
      credentials: "Consultant radiologist, FRCR; subspecialty thoracic and musculoskeletal imaging",
      languages: ["en", "de"],
      maxOpenCases: 6,
      licences: licences(["DE 4471-0093", "NL 99041822"], year),
    }),
    neuroReader: profile(["neuro", "breast", "abdominal", "chest"], ["MR", "CT", "MG", "US", "DX", "CR"], {
      institution: "Overread Reading Centre",
      credentials: "Consultant radiologist, EBiNR; subspecialty neuroradiology and breast imaging",
      languages: ["de", "en", "fr"],
      maxOpenCases: 5,
      licences: licences(["DE 5120-7781"], year),
    }),
    adjudicator: profile(
      ["chest", "neuro", "musculoskeletal", "breast", "abdominal", "emergency", "general"],
      modality.options,
      {
        institution: "Fjordview Independent Imaging",
        credentials: "Professor of radiology; panel reader",
        languages: ["en", "de", "no"],
        maxOpenCases: 10,
        licences: licences(["DE 2207-3310", "NO 8812004"], year),
      },
    ),
  };
}

/** Founds the organisation and gives it one person for each role; each can be signed in with one click. */
export async function gatherCast(house: House): Promise<Cast> {
  const at = house.clock();
  const id = organisationId.parse(randomUUID());
  return await inScope(house.database, systemScope, async (tx) => {
    const founded = { id, name: "Overread demonstration clinic", jurisdiction: "DE", created_at: at };
    await tx.insertInto("organisation").values(founded).execute();
    const join = (name: CastName) => joined(tx, id, name, at);
    return {
      administrator: await join("administrator"),
      coordinator: await join("coordinator"),
      chestReader: await join("chestReader"),
      neuroReader: await join("neuroReader"),
      adjudicator: await join("adjudicator"),
      qualityLead: await join("qualityLead"),
      referrer: await join("referrer"),
      patient: await join("patient"),
    };
  });
}

async function joined(tx: Tx, organisation: OrganisationId, name: CastName, at: Date): Promise<PersonScope> {
  const { roles, ...who } = roster[name];
  const profile = profiles(at.getUTCFullYear())[name] ?? null;
  const added = await addPerson(tx, { ...who, roles, profile, organisationId: organisation, passwordHash: null }, at);
  if (added === null) throw new Error(`${who.email} has an account already`);
  await tx.updateTable("person").set({ demo: true }).where("id", "=", added.id).execute();
  const actor = { kind: "person", id: added.id, name: added.name } as const;
  const detail = { by: "demonstration", roles: [...roles] };
  await recordEvent(tx, { organisationId: organisation, caseId: null }, actor, at, {
    kind: "person-joined",
    subject: added.id,
    detail,
  });
  return { kind: "person", organisationId: organisation, personId: added.id, name: added.name, roles, sessionId: null };
}
