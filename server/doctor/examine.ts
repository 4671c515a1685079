import type pg from "pg";
import type { Settings } from "#commands/house.ts";
import type { Database } from "#store/database.ts";
import type { Stores } from "#store/objects/with-copies.ts";
import { examineChains } from "./examine-chains.ts";
import { examineJobs, examineMigrations, examineRights } from "./examine-database.ts";
import { examineClock, examineDisk } from "./examine-machine.ts";
import { examineObjects } from "./examine-objects.ts";
import { examineScrub } from "./examine-scrub.ts";

/** `watch`: it works, but somebody should look. `ill`: something that must hold does not. */
export type Finding = { state: "well" | "watch" | "ill"; what: string; advice: string | null };

export type Patient = {
  /** As the owner of the schema. */
  owner: pg.Client;
  /** As the server's role. */
  database: Database;
  dataDir: string;
  stores: Stores;
  scrub: Settings["scrub"];
  /** Hash every object, not a sample. */
  everything: boolean;
};

/** Every examination, whatever the others find. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const examinations = [
    examineMigrations,
    examineRights,
    examineObjects,
    examineScrub,
    examineChains,
    examineJobs,
    examineDisk,
    examineClock,
  ];
  const findings: Finding[] = [];
  for (const look of examinations) {
    try {
      findings.push(...(await look(patient)));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      findings.push({ state: "ill", what: `${look.name} could not be done: ${said}`, advice: null });
    }
  }
  return findings;
}
