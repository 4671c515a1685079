import pg from "pg";
import { examine, type Finding } from "../doctor/examine.ts";
import { removeOrphans } from "../doctor/remove-orphans.ts";
import { dataOption, joinService } from "./join-service.ts";
import type { Given, Verb } from "./verb.ts";

const marks: Record<Finding["state"], string> = { well: "ok  ", watch: "look", ill: "BAD " };

/** Looks whether all is as it must be, and says what to do where it is not. */
export const doctor: Verb = {
  usage: "doctor",
  summary: "check database, rights, migrations, objects, disk and clock",
  options: {
    ...dataOption,
    all: { type: "boolean", about: "hash every stored object, not some of them" },
    "remove-orphans": { type: "boolean", about: "remove stored objects that no row names, older than a day" },
  },
  words: [0, 0],
  run,
};

async function run(given: Given): Promise<number> {
  return await joinService(given, async ({ server, configuration, database, stores }) => {
    const owner = new pg.Client({ connectionString: server.ownerUrl, application_name: "overread doctor" });
    await owner.connect();
    try {
      const everything = given.flags.all === true;
      const { dataDir, scrub } = configuration;
      const findings = await examine({ owner, database, dataDir, stores, scrub, everything });
      for (const { state, what, advice } of findings) {
        given.out(`${marks[state]}  ${what}${advice === null ? "" : `\n      ${advice}`}\n`);
      }
      if (given.flags["remove-orphans"] === true) {
        const removed = await removeOrphans(owner, database, stores);
        given.out(`ok    ${removed} objects that no row names were removed\n`);
      }
      return findings.some(({ state }) => state === "ill") ? 1 : 0;
    } finally {
      await owner.end();
    }
  });
}
