import { fileSizeLimit } from "#commands/images/received-file.ts";
import { searchable } from "#commands/images/searchable.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { blindTags } from "#dicom/blind-attributes.ts";
import { characterSetTerms } from "#dicom/charset.ts";
import { keywordOf, tagOf } from "#dicom/dictionary.ts";
import { encodings } from "#dicom/encode-frame.ts";
import { explicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { implementationClassUid, implementationVersionName } from "#dicom/uid.ts";
import { withheldClasses } from "#dicom/withheld-classes.ts";
import { multipartLimits } from "#interop/dicomweb/multipart.ts";
import { limits } from "#interop/dicomweb/read-search.ts";
import { failureReasons } from "#interop/dicomweb/store.ts";
import { dimseConformance, queryClasses, verificationClass } from "#interop/dimse/sop-classes.ts";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const yes = (is: boolean): string => (is ? "yes" : "–");
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2).toLocaleString("en")} MB`;
const services: ReadonlySet<string> = new Set([verificationClass, ...Object.keys(queryClasses)]);

/** How a frame in a transfer syntax is given to whoever asks for another. */
function decodedAs(uid: string): string {
  const pixels = transferSyntaxes[uid]?.pixels;
  return pixels === "video" ? "as stored" : pixels === "native" ? "samples" : "as stored, samples";
}

const matching: Readonly<Record<string, string>> = {
  uids: "single value, list of UIDs",
  text: "single value, wildcard, list, empty",
  name: "single value and wildcard without regard to case, words (fuzzy), empty",
  date: "single value, range, empty",
  time: "single value, range, empty",
  number: "single value",
  modalities: "single value, wildcard, list",
};

/** The tables of the conformance statement by name, each from what the code itself goes by. */
const conformanceTables: Readonly<Record<string, () => string>> = {
  implementation: () =>
    table(
      ["", ""],
      [
        ["Implementation Class UID", implementationClassUid],
        ["Implementation Version Name", implementationVersionName],
      ],
    ),
  services: () =>
    table(
      ["SOP class", "UID", "SCU", "SCP"],
      dimseConformance.classes
        .filter(({ uid }) => services.has(uid))
        .map(({ uid, name, scu, scp }) => [name, uid, yes(scu), yes(scp)]),
    ),
  storage: () =>
    table(
      ["SOP class", "UID", "SCU", "SCP"],
      dimseConformance.classes
        .filter(({ uid }) => !services.has(uid))
        .map(({ uid, name, scu, scp }) => [name, uid, yes(scu), yes(scp)]),
    ),
  "transfer-syntaxes": () =>
    table(
      ["transfer syntax", "UID", "received", "given"],
      Object.entries(transferSyntaxes).map(([uid, { name }]) => {
        const made = uid === explicitLittle || encodings[uid] !== undefined;
        return [name, uid, "yes", made ? "as stored, or made from others without loss" : decodedAs(uid)];
      }),
    ),
  dicomweb: () =>
    table(
      ["", "resource", "what"],
      Object.values(dicomwebRoutes).map(({ method, path, summary }) => [
        method,
        `\`${path.replace(/:(\w+)/g, "{$1}")}\``,
        summary,
      ]),
    ),
  "search-keys": () =>
    table(
      ["attribute", "tag", "level", "matching"],
      Object.entries(searchable).map(([keyword, { level, form }]) => [
        keyword,
        tagOf(keyword).replace(/^(....)/, "$1,"),
        level,
        matching[form] ?? form,
      ]),
    ),
  failures: () =>
    table(
      ["reason", "code"],
      [...Object.entries(failureReasons), ["everything else", 0xc000] as const].map(([reason, code]) => [
        reason,
        code.toString(16).toUpperCase().padStart(4, "0"),
      ]),
    ),
  "character-sets": () => characterSetTerms.map((term) => `\`${term}\``).join(", "),
  limits: () =>
    table(
      ["what", "most"],
      [
        ["one file", megabytes(fileSizeLimit)],
        ["parts of one STOW-RS request", multipartLimits.parts.toLocaleString("en")],
        ["one STOW-RS request", megabytes(multipartLimits.totalBytes)],
        ["studies in one answer", limits.study.toLocaleString("en")],
        ["series in one answer", limits.series.toLocaleString("en")],
        ["instances in one answer", limits.instance.toLocaleString("en")],
      ],
    ),
  "withheld-classes": () =>
    table(
      ["kind of object", "why a blind reader does not get it"],
      withheldClasses.map(({ uid, reason }) => [`\`${uid}\``, reason]),
    ),
  "withheld-attributes": () =>
    [...blindTags]
      .map((tag) => keywordOf(tag) ?? tag)
      .sort()
      .map((keyword) => `\`${keyword}\``)
      .join(", "),
};

/** The statement with each of its tables renewed; everything else stays as a person wrote it. @throws Error for an unknown table */
export async function withConformanceTables(present: string): Promise<string> {
  return present.replace(/<!-- table: ([a-z-]+) -->[\s\S]*?<!-- \/table -->/g, (_, name: string) => {
    const make = conformanceTables[name];
    if (make === undefined) throw new Error(`The conformance statement has no table ${name}`);
    return `<!-- table: ${name} -->\n\n${make()}\n\n<!-- /table -->`;
  });
}
