import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize, relative, sep } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { rooms } from "../rooms.ts";

const root = join(import.meta.dirname, "..");
const names = rooms.map((room) => room.name);
/** They stand outside the rooms: they may look into all of them, and no room may lean on them. */
const outside = ["scripts", "tests"];
/** The rooms that must run without a disk, a network or a clock of their own choosing. */
const pure = ["contract", "dicom", "narrative", "reporting", "concordance", "cases", "matching"];
/** Files of pure rooms that touch the disk all the same, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  "reporting/pdf-fonts.ts": "reads the typefaces from their package",
};
const impure =
  /^(node:)?(fs|net|http|https|http2|dgram|dns|tls|child_process|cluster|worker_threads|pg|kysely|fastify)(\/|$)/;

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx|mts)$/.test(path) && !path.includes("node_modules"))
    .map((path) => join(folder, path));
}

/** Literals like 1n stand in the syntax tree as they are, and JSON has none. */
const withoutBigints = (_key: string, value: unknown) => (typeof value === "bigint" ? null : value);

/** Every module a text asks for: import, export … from, import(), types included. */
function importsOf(path: string, text: string): string[] {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const fixed = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
  ];
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end));
  const types = [
    ...JSON.stringify(program, withoutBigints).matchAll(/"type":"TSImportType".{0,200}?"value":"([^"]+)"/g),
  ].map((found) => found[1] ?? "");
  return [...fixed, ...late.map((quoted) => quoted.replace(/^["'`]|["'`]$/g, "")), ...types];
}

/** The room an import leads into, "" for a package. */
function roomOf(from: string, wanted: string): string {
  if (wanted.startsWith("#")) return wanted.slice(1).split("/")[0] ?? "";
  if (!wanted.startsWith(".")) return "";
  return normalize(join(dirname(from), wanted)).split(sep)[0] ?? "";
}

/** What is wrong with the imports of one file of a room, each in a sentence. */
function faultsOf(path: string, text: string): string[] {
  const own = path.split(sep)[0] ?? "";
  const isTest = /\.test\.tsx?$/.test(path) || /-for-tests\.ts$/.test(path);
  const may = rooms.find((room) => room.name === own)?.mayImport ?? [];
  return importsOf(path, text).flatMap((wanted) => {
    const there = roomOf(path, wanted);
    const faults: string[] = [];
    if (there === "" && !isTest && !(path in exceptions) && pure.includes(own) && impure.test(wanted))
      faults.push(`${path}: a pure room asks for ${wanted}`);
    if (there === "") return faults;
    // Vite's pictures, styles and workers come by their own names.
    if (!/\.(ts|tsx|css|json|svg)(\?\w+)?$/.test(wanted)) faults.push(`${path}: ${wanted} lacks its extension`);
    if (there === own && wanted.startsWith("#"))
      faults.push(`${path}: ${wanted} is in the same room, and written as ./…`);
    if (there !== own && wanted.startsWith(".")) faults.push(`${path}: ${wanted} leaves the room; write #${there}/…`);
    const allowed = there === own || may.includes(there) || (isTest && there === "tests");
    if (!allowed) faults.push(`${path}: ${own}/ may not import ${there}/ (${wanted})`);
    return faults;
  });
}

describe("the rooms", () => {
  it("lean only on rooms before them, each named once", () => {
    expect(new Set(names).size).toBe(names.length);
    for (const [index, room] of rooms.entries()) {
      for (const other of room.mayImport) expect(names.slice(0, index), `${room.name} → ${other}`).toContain(other);
    }
  });

  it("are all there is at the root, beside what stands outside", () => {
    const beside = [...outside, "docs", "bench", "ops", "dist", "data", "node_modules", "test-results"];
    const folders = readdirSync(root, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith("."),
    );
    expect(
      folders.map((entry) => entry.name).filter((name) => !names.includes(name) && !beside.includes(name)),
    ).toEqual([]);
  });

  it("import only what the table allows", () => {
    const present = names.filter((name) => readdirSync(root).includes(name));
    const files = present.flatMap(sourcesOf);
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((path) => faultsOf(path, readFileSync(join(root, path), "utf8")))).toEqual([]);
  });

  it("keep Cornerstone in web/viewer", () => {
    const strangers = sourcesOf("web").filter(
      (path) =>
        !relative("web", path).startsWith(`viewer${sep}`) &&
        importsOf(path, readFileSync(join(root, path), "utf8")).some((wanted) => wanted.startsWith("@cornerstonejs/")),
    );
    expect(strangers).toEqual([]);
  });

  it("hold no barrel and no drawer for everything", () => {
    const unwanted = names.filter((name) => readdirSync(root).includes(name)).flatMap(sourcesOf);
    expect(unwanted.filter((path) => /^(index|utils?|helpers?|misc|common)\.tsx?$/.test(basename(path)))).toEqual([]);
  });
});

describe("the reading of imports", () => {
  it("notices every form of a forbidden import", () => {
    const forms = [
      `import { x } from "#store/x.ts";`,
      `import type { X } from "#store/x.ts";`,
      `export { x } from "#store/x.ts";`,
      `export * from "#store/x.ts";`,
      `const x = await import("#store/x.ts");`,
      `let x: import("#store/x.ts").X;`,
      `import "#store/x.ts";`,
    ];
    for (const form of forms) {
      expect(faultsOf("dicom/x.ts", form), form).toEqual(["dicom/x.ts: dicom/ may not import store/ (#store/x.ts)"]);
    }
  });

  it("notices a way out by dots, a missing extension, an own room by its number sign, and impurity", () => {
    expect(faultsOf("cases/x.ts", `import { y } from "../contract/y.ts";`)).toEqual([
      "cases/x.ts: ../contract/y.ts leaves the room; write #contract/…",
    ]);
    expect(faultsOf("cases/x.ts", `import { y } from "./y";`)).toEqual(["cases/x.ts: ./y lacks its extension"]);
    expect(faultsOf("cases/x.ts", `import { y } from "#cases/y.ts";`)).toEqual([
      "cases/x.ts: #cases/y.ts is in the same room, and written as ./…",
    ]);
    expect(faultsOf("cases/x.ts", `import { readFile } from "node:fs/promises";`)).toEqual([
      "cases/x.ts: a pure room asks for node:fs/promises",
    ]);
    expect(faultsOf("cases/x.test.ts", `import { readFile } from "node:fs/promises";`)).toEqual([]);
  });
});
