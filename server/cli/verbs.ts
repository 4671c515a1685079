import { backup } from "./backup.ts";
import { doctor } from "./doctor.ts";
import { importFiles } from "./import.ts";
import { peerEcho, peerFind, peerPull, peerSend } from "./peer.ts";
import { restore } from "./restore.ts";
import { tokenCreate } from "./token-create.ts";
import type { Verb } from "./verb.ts";
import { verify } from "./verify.ts";

/** Every verb but `start`, which scripts/overread.mjs answers itself. */
export const verbs: Readonly<Record<string, Verb>> = {
  "token create": tokenCreate,
  import: importFiles,
  "peer echo": peerEcho,
  "peer find": peerFind,
  "peer pull": peerPull,
  "peer send": peerSend,
  verify,
  backup,
  restore,
  doctor,
};
