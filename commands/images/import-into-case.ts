import { caseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import { Refusal } from "#contract/refusals.ts";
import { inScope, type OrganisationScope, systemScope } from "#store/scope.ts";
import type { House } from "../house.ts";
import { enterFiles } from "./add-images.ts";
import { receiveFiles } from "./receive-files.ts";
import type { IncomingFile } from "./received-file.ts";
import { againWhereTwoMet } from "./two-met.ts";

type ServiceScope = Extract<OrganisationScope, { kind: "service" }>;

/** The case of this number. @throws Refusal "not-found" */
export async function findCaseByNumber(desk: Pick<House, "database">, scope: ServiceScope, number: string) {
  const row = await inScope(desk.database, systemScope, (tx) =>
    tx
      .selectFrom("second_opinion_case")
      .select("id")
      .where("organisation_id", "=", scope.organisationId)
      .where("number", "=", number)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new Refusal("not-found", `there is no case ${number}`);
  return caseId.parse(row.id);
}

/**
 * Takes files straight into a case, for the command line: whoever has the machine has the right of a coordinator.
 * @throws Refusal "wrong-stage" where nothing is collected any more; "storage-full"
 */
export async function importIntoCase(
  desk: Pick<House, "database" | "clock" | "objects">,
  scope: ServiceScope,
  number: string,
  files: AsyncIterable<IncomingFile>,
): Promise<FileOutcome[]> {
  const id = await findCaseByNumber(desk, scope, number);
  const received = await receiveFiles(desk.objects, files);
  if (received.length === 0) return [];
  return await againWhereTwoMet(() => enterFiles(desk, scope, id, received));
}
