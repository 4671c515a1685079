import { backup } from "./backup.ts";
import { doctor } from "./doctor.ts";
import { importFiles } from "./import.ts";
import { restore } from "./restore.ts";
import { tokenCreate } from "./token-create.ts";
import type { Verb } from "./verb.ts";
import { verify } from "./verify.ts";

/** Every verb but `start`, which scripts/overread.mjs answers itself. */
export const verbs: Readonly<Record<string, Verb>> = {
  "token create": tokenCreate,
  import: importFiles,
  verify,
  backup,
  restore,
  doctor,
};
