import { accountMessages } from "../account/messages-en.ts";
import { adjudicationMessages } from "../adjudication/messages-en.ts";
import { comparisonMessages } from "../comparison/messages-en.ts";
import { coordinationMessages } from "../coordination/messages-en.ts";
import { followUpMessages } from "../follow-up/messages-en.ts";
import { keepingMessages } from "../keeping/messages-en.ts";
import { opinionMessages } from "../opinion/messages-en.ts";
import { peerMessages } from "../peers/messages-en.ts";
import { readingMessages } from "../reading/messages-en.ts";
import { askMessages } from "./ask-en.ts";
import { commonMessages } from "./common-en.ts";
import { doorMessages } from "./doors-en.ts";
import { gatherMessages } from "./gather-en.ts";
import { homeMessages } from "./home-en.ts";
import { shellMessages } from "./shell-en.ts";
import { shouldIMessages } from "./should-i-en.ts";

/** Every English text of the web application: one namespace per room or page family. */
export const en = {
  common: commonMessages,
  shell: shellMessages,
  doors: doorMessages,
  account: accountMessages,
  home: homeMessages,
  shouldI: shouldIMessages,
  ask: askMessages,
  gather: gatherMessages,
  coordination: coordinationMessages,
  reading: readingMessages,
  comparison: comparisonMessages,
  adjudication: adjudicationMessages,
  followUp: followUpMessages,
  keeping: keepingMessages,
  opinion: opinionMessages,
  peers: peerMessages,
} as const;
