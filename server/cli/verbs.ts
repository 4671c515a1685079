import type { Verb } from "./verb.ts";
import { verify } from "./verify.ts";

/** Every verb but `start`, which scripts/overread.mjs answers itself. */
export const verbs: Readonly<Record<string, Verb>> = { verify };
