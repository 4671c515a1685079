import { randomUUID } from "node:crypto";
import { emptyReading } from "#contract/finding.ts";
import { type ReadingId, readingId } from "#contract/ids.ts";
import { Refusal } from "#contract/refusals.ts";
import { findReadingId } from "#store/readings.ts";
import type { PersonScope } from "#store/scope.ts";
import type { CaseAct } from "../act-in-case.ts";

/** The person's reading of the case, begun with an empty draft where there is none yet. */
export async function openReading(act: CaseAct, scope: PersonScope): Promise<ReadingId> {
  const { tx, kase, at } = act;
  const found = await findReadingId(tx, kase.id, scope.personId);
  if (found !== null) return found;
  if (kase.stage !== "reading") throw new Refusal("wrong-stage", `the case is ${kase.stage}`);
  const id = readingId.parse(randomUUID());
  const whose = { organisation_id: kase.organisationId, case_id: kase.id, reader_id: scope.personId };
  await tx
    .insertInto("reading")
    .values({ ...whose, id, opened_at: at })
    .execute();
  await tx
    .insertInto("reading_draft")
    .values({ ...whose, reading_id: id, revision: 0, content: JSON.stringify(emptyReading), saved_at: at })
    .execute();
  await act.record({ kind: "reading-opened", subject: id });
  return id;
}
