import type { IncomingFile } from "#commands/images/received-file.ts";
import { type StoredOutcome, storeInstances } from "#commands/images/store-instances.ts";
import { writeHead } from "#dicom/rewrite-file.ts";
import type { Message } from "./association.ts";
import { type CommandSet, commandFields } from "./command-set.ts";
import { storesAtOnce } from "./negotiate.ts";
import { failureOf, respond, type Served } from "./serve-association.ts";
import { queryClasses, verificationClass } from "./sop-classes.ts";
import { statuses, storeFailure } from "./status.ts";

/**
 * C-STORE, PS3.4 annex B: each object is answered when it is durable. A peer with a window (PS3.7 section D.3.3.3) sends the next ones
 * before: those are written together.
 */
export async function serveStores(served: Served, first: Message): Promise<void> {
  const batch: Message[] = [];
  const known: { message: Message; file: IncomingFile }[] = [];
  for (let next: Message | undefined = first; next !== undefined; next = nextStore(served, batch.length)) {
    batch.push(next);
    const file = fileOf(next);
    if (file === null || !served.peer.store) {
      next.dataset?.discard();
      const status = served.peer.store ? statuses.classNotSupported : statuses.notAuthorized;
      await respond(served, next, { Status: status });
    } else known.push({ message: next, file });
  }
  if (known.length === 0) return;
  const answers = await store(
    served,
    known.map(({ file }) => file),
  );
  for (const [index, { message }] of known.entries())
    await respond(served, message, answers[index] ?? { Status: statuses.unableToProcess });
}

function nextStore({ association }: Served, taken: number): Message | undefined {
  if (taken >= storesAtOnce) return undefined;
  return association.requests.takeIf(({ command }) => command.CommandField === commandFields.store);
}

async function store(served: Served, files: readonly IncomingFile[]): Promise<CommandSet[]> {
  const { desk, peer, onFault } = served;
  try {
    const outcomes = await storeInstances(desk, peer.scope, null, inOrder(files));
    return outcomes.map(answerOf);
  } catch (error) {
    if (served.association.isOver) throw error;
    return files.map(() => failureOf(error, onFault));
  }
}

async function* inOrder(files: readonly IncomingFile[]): AsyncGenerator<IncomingFile> {
  yield* files;
}

/** The object as a file: the data set just as it comes, behind the head of PS3.10. Null where there is none, or no object of images. */
function fileOf({ command, context, dataset }: Message): IncomingFile | null {
  const { AffectedSOPInstanceUID: instance = "" } = command;
  const { abstractSyntax, transferSyntax } = context;
  const isImage = abstractSyntax !== verificationClass && queryClasses[abstractSyntax] === undefined;
  if (dataset === null || !isImage || !/^[0-9.]{1,64}$/.test(instance)) return null;
  const head = writeHead({ sopClassUid: abstractSyntax, sopInstanceUid: instance, transferSyntaxUid: transferSyntax });
  const content = (async function* () {
    yield head;
    yield* dataset;
  })();
  return { name: instance, content };
}

function answerOf(outcome: StoredOutcome): CommandSet {
  switch (outcome.outcome) {
    case "accepted":
    case "already-there":
      if (outcome.warnings.length === 0) return { Status: statuses.success };
      return { Status: statuses.storedWithWarning, ErrorComment: outcome.warnings[0] ?? "" };
    case "refused":
    case "conflict":
      return { Status: storeFailure(outcome.code), ErrorComment: outcome.reason ?? outcome.code ?? "" };
  }
}
