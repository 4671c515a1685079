import type { CaseId } from "#contract/ids.ts";
import type { FileOutcome } from "#contract/images.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { noteFiles } from "./note-files.ts";
import { storableText } from "./storable.ts";

/** Records files that the browser's own scan refused and therefore never sent. */
export async function reportRefusedFiles(
  desk: Desk,
  scope: PersonScope,
  caseId: CaseId,
  files: readonly { name: string; code: string; reason: string }[],
): Promise<void> {
  if (files.length === 0) return;
  await actInCase(desk, scope, caseId, "add-images", async (act) => {
    const outcomes = files.map(
      (file): FileOutcome => ({
        name: file.name,
        outcome: "refused",
        code: storableText(file.code),
        reason: storableText(file.reason),
        warnings: [],
        sha256: null,
        sopInstanceUid: null,
        seriesInstanceUid: null,
        studyInstanceUid: null,
      }),
    );
    await noteFiles(
      act.tx,
      { organisationId: act.kase.organisationId, caseId, from: scope.name, at: act.at },
      outcomes,
    );
    const refused = outcomes.map(({ code }) => ({ sha256: null, code }));
    await act.record({ kind: "images-refused", detail: { by: "browser", files: refused } });
  });
}
