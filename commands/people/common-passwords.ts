import { readFileSync } from "node:fs";

let known: ReadonlySet<string> | undefined;

/** The list beside this file, read once and only when somebody chooses a password. */
export function commonPasswords(): ReadonlySet<string> {
  if (known === undefined) {
    const lines = readFileSync(new URL("./common-passwords.txt", import.meta.url), "utf8").split("\n");
    known = new Set(lines.filter((line) => line !== "" && !line.startsWith("# ")));
  }
  return known;
}
