import { explicitBig, explicitLittle, implicitLittle, transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { implementationClassUid, implementationVersionName } from "#dicom/uid.ts";
import type { Context } from "./association.ts";
import type { AnsweredContext, AssociateAccept, AssociateRequest, ProposedContext } from "./pdu.ts";
import { queryClasses, verificationClass } from "./sop-classes.ts";
import { storageClassUids } from "./storage-classes.ts";
import { longestData } from "./upper-layer.ts";

/** What a peer may do here, and which classes are taken beside the standard's. */
export type Offered = {
  store: boolean;
  query: boolean;
  retrieve: boolean;
  /** UIDs of private storage classes; "*" takes whatever is proposed. */
  privateClasses: ReadonlySet<string>;
};

/** How many stores a peer may send before they are answered, where it asks for that (PS3.7 section D.3.3.3). */
export const storesAtOnce = 16;

/** Last come those that nobody should choose where there is another: PS3.5 section 10.1 asks for the first, the second is retired. */
const leastWanted: readonly string[] = [implicitLittle, explicitBig];
const results = { accepted: 0, userRejection: 1, abstractSyntax: 3, transferSyntaxes: 4 } as const;

/** Answers an association request context by context (PS3.8 section 7.1.1.14), roles and window included. */
export function negotiate(
  request: AssociateRequest,
  offered: Offered,
): { accept: AssociateAccept; contexts: Context[] } {
  const contexts: Context[] = [];
  const answers = request.contexts.map((proposed): AnsweredContext => {
    const answer = answerContext(proposed, offered);
    if (answer.result === 0)
      contexts.push({
        id: proposed.id,
        abstractSyntax: proposed.abstractSyntax,
        transferSyntax: answer.transferSyntax,
      });
    return answer;
  });
  const stored = new Set(contexts.map((one) => one.abstractSyntax).filter((uid) => isStorage(uid, offered)));
  const { window } = request.user;
  const accept: AssociateAccept = {
    calledAe: request.calledAe,
    callingAe: request.callingAe,
    contexts: answers,
    user: {
      maxPdu: longestData,
      implementationClassUid,
      implementationVersionName,
      window:
        window === null ? null : { invoked: Math.min(window.invoked || storesAtOnce, storesAtOnce), performed: 1 },
      roles: request.user.roles.filter((role) => stored.has(role.sopClassUid)),
    },
  };
  return { accept, contexts };
}

function answerContext(proposed: ProposedContext, offered: Offered): AnsweredContext {
  const { id, abstractSyntax } = proposed;
  const refused = (result: 1 | 3 | 4) => ({ id, result, transferSyntax: implicitLittle });
  const permission = permissionFor(abstractSyntax, offered);
  if (permission === null) return refused(results.abstractSyntax);
  if (!permission) return refused(results.userRejection);
  const transferSyntax = chooseTransferSyntax(proposed, isStorage(abstractSyntax, offered));
  if (transferSyntax === null) return refused(results.transferSyntaxes);
  return { id, result: results.accepted, transferSyntax };
}

/** Null for a class that nobody may use. Images go both ways in a storage context: to us, or to the peer that fetches (C-GET). */
function permissionFor(abstractSyntax: string, offered: Offered): boolean | null {
  if (abstractSyntax === verificationClass) return true;
  const query = queryClasses[abstractSyntax];
  if (query !== undefined) return query.operation === "find" ? offered.query : offered.retrieve;
  return isStorage(abstractSyntax, offered) ? offered.store || offered.retrieve : null;
}

function isStorage(uid: string, { privateClasses }: Offered): boolean {
  if (storageClassUids.has(uid) || privateClasses.has(uid)) return true;
  return privateClasses.has("*") && uid !== verificationClass && queryClasses[uid] === undefined;
}

/** The first that we know in the proposer's order; data sets of queries are read and written in little endian without compression. */
function chooseTransferSyntax({ transferSyntaxes: proposed }: ProposedContext, storage: boolean): string | null {
  const known = proposed.filter((uid) =>
    storage ? transferSyntaxes[uid] !== undefined : uid === explicitLittle || uid === implicitLittle,
  );
  const wanted = known.find((uid) => !leastWanted.includes(uid));
  return wanted ?? leastWanted.find((uid) => known.includes(uid)) ?? null;
}
