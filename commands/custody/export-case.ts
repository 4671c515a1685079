import { PassThrough, type Readable } from "node:stream";
import { mayDo } from "#cases/may-do.ts";
import { signedStages } from "#cases/standing.ts";
import { jsonValue } from "#contract/custody.ts";
import type { CaseId } from "#contract/ids.ts";
import { type BundleFile, fileFromText, planBundle, writeBundle } from "#custody/bundle.ts";
import type { FileRole, Omission } from "#custody/bundle-manifest.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import {
  listAllRenderings,
  listBundleImages,
  listBundleOriginals,
  listRequestTexts,
  listSealedTexts,
  type SealedText,
} from "#store/bundle-contents.ts";
import { listCustodyEvents } from "#store/custody-events.ts";
import { listRecordRows } from "#store/records.ts";
import type { PersonScope } from "#store/scope.ts";
import { actInCase, type CaseAct, type CaseFacts } from "../act-in-case.ts";
import type { House } from "../house.ts";

type Objects = House["objects"];

/**
 * The whole case as a bundle that can be checked offline. The export is the last event of the chain that the bundle carries; it is
 * recorded before the first byte leaves.
 * @returns the bundle as a stream, and its file name
 */
export async function exportCase(
  house: Pick<House, "database" | "clock" | "objects">,
  scope: PersonScope,
  caseId: CaseId,
): Promise<{ stream: Readable; fileName: string }> {
  const { plan, events, fileName } = await actInCase(house, scope, caseId, "export-case", async (act) => {
    const { tx, kase, at } = act;
    const { files, omitted } = await gatherFiles(house.objects, act);
    const plan = planBundle({ caseNumber: kase.number, exportedAt: at.toISOString(), omitted }, files);
    await act.record({ kind: "case-exported", detail: plan.detail });
    return { plan, events: await listCustodyEvents(tx, caseId), fileName: `overread-case-${kase.number}.zip` };
  });
  const stream = new PassThrough();
  // A failure on the way destroys the stream: the receiver sees a broken download, never a short bundle that looks whole.
  writeBundle(stream, plan, events).catch((error: Error) => stream.destroy(error));
  return { stream, fileName };
}

async function gatherFiles(objects: Objects, { tx, kase }: CaseAct) {
  const caseId = kase.id;
  const images = await listBundleImages(tx, caseId);
  const originals = await listBundleOriginals(tx, caseId);
  const theirs = images.filter(isTheirs);
  const unsigned = !seesUnsigned(kase);
  const sealedTexts = await listSealedTexts(tx, caseId);
  const omitted = [...omissions([...images, ...originals]), ...(unsigned ? sealedTexts.map(notYetSigned) : [])];
  const requests = (await listRequestTexts(tx, caseId)).map(({ version, content }) =>
    fileFromText(`request/v${version}.json`, canonicalJson(jsonValue.parse(content)), "application/json", "request"),
  );
  const sealed = (unsigned ? [] : sealedTexts).map(({ folder, name, canonical }) =>
    fileFromText(`${folder}/${name}.json`, canonical, "application/json", roles[folder]),
  );
  const records = (await listRecordRows(tx, caseId)).map((row) =>
    stored(objects, `records/${row.id}${ending(row.media_type)}`, row, row.media_type, "record"),
  );
  const renderings = (await listAllRenderings(tx, caseId)).map((row) =>
    stored(
      objects,
      `opinions/v${row.version}-${row.format.replace(":", "-")}${ending(row.media_type)}`,
      row,
      row.media_type,
      "rendering",
    ),
  );
  const pictures = theirs.map((row) =>
    stored(objects, `images/${row.study_instance_uid}/${row.sop_instance_uid}.dcm`, row, "application/dicom", "image"),
  );
  const sources = originals
    .filter(isTheirs)
    .map((row) =>
      stored(
        objects,
        `originals/${row.sop_instance_uid}-${row.id}${ending(row.media_type)}`,
        row,
        row.media_type,
        "image",
      ),
    );
  return { files: [...requests, ...pictures, ...sources, ...records, ...sealed, ...renderings], omitted };
}

const roles = { readings: "reading", comparisons: "comparison", opinions: "opinion" } as const;

const isTheirs = ({ state }: { state: string | null }) => state !== "removed" && state !== "asked";

/** Before the signature a reading is work under way: it goes out to those who may look at it in the service as well. */
function seesUnsigned({ standing, stage }: CaseFacts): boolean {
  return signedStages.has(stage) || mayDo(standing, stage, "view-readings") === null;
}

const notYetSigned = ({ canonical }: SealedText): Omission => ({
  sha256: sha256Hex(canonical),
  reason: "not yet signed: it is given out with the signed answer",
});

/** The chain tells of these images too, so the bundle says why it has them not. */
function omissions(images: readonly { sha256: string; state: string | null }[]): Omission[] {
  return images.flatMap(({ sha256, state }) => {
    if (state === "removed") return [{ sha256, reason: "removed from the case: another patient's image" }];
    return state === "asked" ? [{ sha256, reason: "set aside: it is not yet known whose image it is" }] : [];
  });
}

function stored(
  objects: Objects,
  path: string,
  { sha256, size }: { sha256: string; size: number },
  mediaType: string,
  role: FileRole,
): BundleFile {
  return { path, size, sha256, mediaType, role, open: () => objects.stream(sha256) };
}

const endings: Record<string, string> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/tiff": ".tif",
  "video/mp4": ".mp4",
  "text/plain": ".txt",
  "application/dicom": ".dcm",
  "application/fhir+json": ".fhir.json",
  "text/html; charset=utf-8": ".html",
};
const ending = (mediaType: string): string => endings[mediaType] ?? ".bin";
