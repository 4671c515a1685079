import { keepingState } from "#commands/keeping/keeping-state.ts";
import type { Finding, Patient } from "./examine.ts";

const day = 24 * 3600_000;

/** What the background re-reading of stored objects has found, and whether it keeps up. */
export async function examineScrub({ database, stores, scrub }: Patient): Promise<Finding[]> {
  const state = await keepingState(database);
  const findings: Finding[] = [];
  for (const { store, damaged, began_at, ended_at, round } of state.stores) {
    if (store === "copies" && stores.copies === null) continue;
    const of = store === "copies" ? "copies" : "stored objects";
    if (damaged > 0) {
      const advice =
        stores.copies === null
          ? "Fetch them from a backup; “overread doctor --all” names them. A replica (OVERREAD_REPLICA) would heal them."
          : "The other store could not heal them: fetch them from a backup; “overread doctor --all” names them.";
      findings.push({ state: "ill", what: `${damaged} ${of} were found damaged and are not healed`, advice });
    }
    if (scrub.megabytesPerSecond === 0) continue;
    const under = began_at !== null && ended_at === null ? Date.now() - began_at.getTime() : 0;
    if (under > scrub.days * day) {
      const what = `round ${round} of re-reading the ${of} is under way for ${Math.round(under / day)} days`;
      findings.push({ state: "watch", what, advice: "Raise OVERREAD_SCRUB_RATE so that a round ends in time." });
    }
  }
  if (scrub.megabytesPerSecond === 0)
    findings.push({
      state: "watch",
      what: "stored objects are not re-read in the background",
      advice: "Unset OVERREAD_SCRUB_RATE, or set it to some MB a second: else damage is found when it is too late.",
    });
  if (findings.length > 0) return findings;
  const last = state.stores.find(({ store }) => store === "originals")?.ended_at ?? null;
  const what = `re-reading has found no damage that is not healed; the last round ended ${last === null ? "never yet" : last.toISOString().slice(0, 10)}`;
  return [{ state: "well", what, advice: null }];
}
