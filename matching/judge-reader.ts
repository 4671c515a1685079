import type { Part } from "#contract/case.ts";
import type { Modality, ReaderProfile, Subspecialty } from "#contract/people.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import { mayBeSameInstitution, mayBeSamePerson } from "./same-name.ts";

/** What a case asks of its reader. */
export type CaseNeeds = {
  modality: Modality;
  subspecialty: Subspecialty;
  /** Where the patient is: ISO 3166-1, or 3166-2 with region. */
  jurisdiction: string;
  language: string;
  firstReading: { institution: string; radiologist: string };
  /** Today, YYYY-MM-DD: licences are judged by the day. */
  today: string;
};

/** What is known of a possible reader, in this case and in all. */
export type ReaderFacts = {
  name: string;
  profile: ReaderProfile | null;
  openCases: number;
  /** Other parts held in this case, ever: who was the referrer cannot be the independent reader. */
  otherParts: readonly Part[];
  /** Has the person opened the first report or another record of this case? */
  sawRecords: boolean;
  declined: boolean;
};

/** For a third reader: independent of the second as well. */
export type SecondReading = { name: string; institution: string };

export type Judgement = {
  eligible: boolean;
  reasonsFor: string[];
  reasonsAgainst: string[];
  refusal: RefusalCode | null;
};
type Finding = { against: string; refusal?: RefusalCode } | { for: string };

/**
 * Is this reader eligible for this case, and why (not)? Every reason is said, not only the first, so that a coordinator can see
 * what would have to change.
 * @param second of an adjudication: the reading that must not have been made by the same person or house
 */
export function judgeReader(needs: CaseNeeds, reader: ReaderFacts, second: SecondReading | null = null): Judgement {
  const profile = reader.profile;
  const found: Finding[] =
    profile === null
      ? [{ against: "no reader's profile: qualifications are not known" }]
      : [...qualification(needs, profile), licence(needs, profile), ...load(reader, profile)];
  found.push(...independence(needs, reader, second));
  const against = found.filter((one) => "against" in one);
  return {
    eligible: against.length === 0,
    reasonsFor: found.filter((one) => "for" in one).map((one) => one.for),
    reasonsAgainst: against.map((one) => one.against),
    refusal:
      against.length === 0 ? null : (against.find((one) => one.refusal !== undefined)?.refusal ?? "not-eligible"),
  };
}

function qualification(needs: CaseNeeds, profile: ReaderProfile): Finding[] {
  const modality: Finding = profile.modalities.includes(needs.modality)
    ? { for: `reads ${needs.modality}` }
    : { against: `not qualified for ${needs.modality}` };
  // A case that asks for no special field is open to every radiologist of the modality.
  const field: Finding =
    needs.subspecialty === "general" || profile.subspecialties.includes(needs.subspecialty)
      ? { for: needs.subspecialty === "general" ? "no special field asked for" : `subspecialty ${needs.subspecialty}` }
      : { against: `subspecialty ${needs.subspecialty} is not among this reader's` };
  const found = [modality, field];
  if (profile.languages.includes(needs.language))
    found.push({ for: `speaks the patient's language (${needs.language})` });
  return found;
}

/** A licence for a country holds in its regions only where it is given for the country; one for a region holds there alone. */
function licence(needs: CaseNeeds, profile: ReaderProfile): Finding {
  const country = needs.jurisdiction.slice(0, 2);
  const fitting = profile.licences.filter(
    ({ jurisdiction }) => jurisdiction === needs.jurisdiction || jurisdiction === country,
  );
  if (fitting.length === 0) return { against: `no licence for ${needs.jurisdiction}` };
  const valid = fitting.filter((one) => one.validFrom <= needs.today && needs.today <= one.validUntil);
  const best = valid.toSorted((a, b) => b.validUntil.localeCompare(a.validUntil))[0];
  if (best !== undefined) return { for: `licensed for ${best.jurisdiction} until ${best.validUntil}` };
  const next = fitting.find((one) => one.validFrom > needs.today);
  const when = next === undefined ? "has ended" : `begins only on ${next.validFrom}`;
  return { against: `the licence for ${needs.jurisdiction} ${when}`, refusal: "licence-expired" };
}

function load(reader: ReaderFacts, profile: ReaderProfile): Finding[] {
  return reader.openCases < profile.maxOpenCases
    ? [{ for: `${reader.openCases} of at most ${profile.maxOpenCases} cases open` }]
    : [{ against: `has ${reader.openCases} open cases, the most this reader takes` }];
}

function independence(needs: CaseNeeds, reader: ReaderFacts, second: SecondReading | null): Finding[] {
  const institution = reader.profile?.institution ?? "";
  const { firstReading } = needs;
  const found: Finding[] = [];
  if (mayBeSamePerson(reader.name, firstReading.radiologist)) found.push({ against: "made the first reading" });
  if (mayBeSameInstitution(institution, firstReading.institution)) {
    found.push({ against: `works where the first reading was made (${firstReading.institution})` });
  }
  if (second !== null && mayBeSamePerson(reader.name, second.name)) found.push({ against: "made the second reading" });
  if (second !== null && mayBeSameInstitution(institution, second.institution)) {
    found.push({ against: `works in the second reader's institution (${second.institution})` });
  }
  if (reader.otherParts.length > 0) found.push({ against: `is the case's ${reader.otherParts.join(" and ")}` });
  if (reader.sawRecords) found.push({ against: "has already seen records of this case, perhaps the first report" });
  if (reader.declined) found.push({ against: "has declined this case" });
  if (found.length === 0) found.push({ for: "independent of the first reading" });
  return found;
}
