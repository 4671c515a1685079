import { resolve } from "node:path";
import type { IncomingFile } from "#commands/images/received-file.ts";
import { type StoredOutcome, storeInstances } from "#commands/images/store-instances.ts";
import type { OrganisationScope } from "#store/scope.ts";
import { dataOption, joinService } from "./join-service.ts";
import { chooseOrganisation } from "./token-create.ts";
import { type Given, UsageError, type Verb } from "./verb.ts";
import { walkFiles } from "./walk-files.ts";

/** Written to the database together. */
const filesAtOnce = 100;

/** Images from a disc, a folder or an archive, without a browser. They wait for a coordinator to take them into a case. */
export const importFiles: Verb = {
  usage: "import <path>",
  summary: "take in images from a folder, a ZIP archive or a file; a coordinator claims them",
  options: { ...dataOption, organisation: { type: "string", about: "name or id, where there is more than one" } },
  words: [1, 1],
  run,
};

type Tally = Record<StoredOutcome["outcome"], number>;

async function run(given: Given): Promise<number> {
  const path = resolve(given.words[0] ?? "");
  return await joinService(given, async ({ database, stores }) => {
    const organisation = await chooseOrganisation(database, given.flags.organisation);
    const scope: OrganisationScope = {
      kind: "service",
      organisationId: organisation.id,
      tokenId: "overread import",
      name: "overread import",
      role: "integrator",
    };
    const desk = { database, clock: () => new Date(), objects: stores.originals };
    const tally: Tally = { accepted: 0, "already-there": 0, refused: 0, conflict: 0 };
    const refuse = (name: string, reason: string | null) => given.err(`${name}: ${reason ?? "refused"}\n`);
    const files = walkFiles(path, ({ name, reason }) => {
      tally.refused += 1;
      refuse(name, reason);
    });
    try {
      for (let batch = await nextBatch(files); batch !== null; batch = await nextBatch(files)) {
        for (const { name, outcome, reason } of await storeInstances(desk, scope, null, batch)) {
          tally[outcome] += 1;
          if (outcome === "refused" || outcome === "conflict") refuse(name, reason);
        }
      }
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT")
        throw new UsageError(`There is no ${path}.`);
      throw error;
    }
    given.out(
      `${organisation.name}: ${tally.accepted} taken in, ${tally["already-there"]} were there already, ${tally.refused} refused, ${tally.conflict} kept aside.\n`,
    );
    return tally.refused + tally.conflict === 0 ? 0 : 1;
  });
}

/** The next files, as they are asked for; null at the end. Each must be read before the next is taken. */
async function nextBatch(files: AsyncGenerator<IncomingFile>): Promise<AsyncIterable<IncomingFile> | null> {
  const first = await files.next();
  if (first.done === true) return null;
  return (async function* () {
    yield first.value;
    for (let count = 1; count < filesAtOnce; count++) {
      const next = await files.next();
      if (next.done === true) return;
      yield next.value;
    }
  })();
}
