import type { Side } from "#contract/finding.ts";
import { conceptLines, listOf } from "./concept-lines.ts";
import { headAndSpineAnatomy } from "./concepts/head-and-spine-anatomy.ts";
import { limbAnatomy } from "./concepts/limb-anatomy.ts";
import { moreAnatomy } from "./concepts/more-anatomy.ts";
import { trunkAnatomy } from "./concepts/trunk-anatomy.ts";
import { indexPhrases } from "./phrase-index.ts";

/** A place in the body: `partOf` names the next larger one. */
export type Site = { name: string; synonyms: readonly string[]; partOf: string | null };

/**
 * What a phrase says of place: some abbreviations carry their side ("RUL"). A vague one ("apex", "upper pole") means this site only where
 * nothing else in its sentence leads elsewhere.
 */
export type SiteMention = { site: Site; side: Side; vague: boolean };

const tables = [trunkAnatomy, headAndSpineAnatomy, limbAnatomy, moreAnatomy];

const VAGUE: ReadonlySet<string> = new Set(
  `apex, apices, apical, biapical, base, bases, basal, basilar, bibasal, isthmus, upper pole, superior pole, lower pole,
  inferior pole, mid pole, midpole, neck, cortex, cortical, subcortical, hemisphere, convexity, caudate, canal, globe, shaft,
  crus, septum, lamina, pedicle, antral, dural, dura, nasal, medullary, upper zone, mid zone, lower zone, infrarenal,
  vestibule, tuft, concha, arterial, artery, venous, vein, parenchymal, parenchyma, frontal, parietal, temporal, occipital,
  cervical, cervix, sacral, costal, mural, subsegmental, fundus, tonsil, tonsillar, labrum, labral, flank, cord, disc, disk,
  marrow, superior segment, retrocardiac, basal ganglia, insular, foramen, foraminal, sigmoid, adductor, neural, body, spinal`
    .split(",")
    .map((one) => one.trim().replace(/\s+/g, " ")),
);

export const sites: ReadonlyMap<string, Site> = new Map(
  tables.flatMap(conceptLines).map(({ name, synonyms, parent }) => [name, { name, synonyms, partOf: parent }]),
);

function impliedSide(phrase: string, rules: string): Side {
  const rule = listOf(rules).find((one) => one.startsWith(`${phrase}=`));
  const side = rule?.slice(phrase.length + 1) ?? "";
  if (side === "not-stated") return side;
  if (side === "left" || side === "right" || side === "bilateral") return side;
  if (/\bleft\b/.test(phrase)) return "left";
  if (/\bright\b/.test(phrase)) return "right";
  return "not-stated";
}

function mentionsOf(table: string): (readonly [string, SiteMention])[] {
  return conceptLines(table).flatMap(({ name, synonyms, last }) => {
    const site = sites.get(name);
    if (site === undefined) return [];
    return [name, ...synonyms].map(
      (phrase) => [phrase, { site, side: impliedSide(phrase, last), vague: VAGUE.has(phrase) }] as const,
    );
  });
}

export const siteIndex = indexPhrases(tables.flatMap(mentionsOf));
