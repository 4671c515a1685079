import { sites } from "./anatomy.ts";
import { observations } from "./observations.ts";

/** The concept itself, then each wider one. */
function chain(name: string, wider: (name: string) => string | null): string[] {
  const names: string[] = [];
  for (let at: string | null = name; at !== null && !names.includes(at); at = wider(at)) names.push(at);
  return names;
}

const observationChains = new Map<string, string[]>();
const siteChains = new Map<string, string[]>();

/** An observation and everything it is a kind of, nearest first. */
export function kindsOf(observation: string): readonly string[] {
  const found = observationChains.get(observation) ?? chain(observation, (name) => observations.get(name)?.isA ?? null);
  observationChains.set(observation, found);
  return found;
}

/** A site and everything it is part of, nearest first. */
export function wholesOf(site: string): readonly string[] {
  const found = siteChains.get(site) ?? chain(site, (name) => sites.get(name)?.partOf ?? null);
  siteChains.set(site, found);
  return found;
}

export function isKindOf(narrow: string, wide: string): boolean {
  return kindsOf(narrow).includes(wide);
}

/** Kinds of tissue, which are found all over the body. */
const TISSUES = new Set(
  "bone,joint,soft tissue,artery,vein,lymph node,muscle,tendon,ligament,cartilage,labrum,nerve,bone marrow,growth plate,diaphysis".split(
    ",",
  ),
);

/** Whether a site names a kind of tissue ("bone", "tendon") and no part of the body. */
export function isTissue(site: string): boolean {
  return TISSUES.has(site);
}

export function isPartOf(narrow: string, wide: string): boolean {
  return wholesOf(narrow).includes(wide);
}
