/** One word of the command line: `overread <verb>`, or two (`token create`). */
export type Verb = {
  /** What follows `overread`, as in "verify <bundle>". */
  usage: string;
  summary: string;
  /** Flags in parseArgs's form (node:util), beside --help and --data. */
  options: Readonly<Record<string, VerbOption>>;
  /** How many words may follow the verb, at least and at most. */
  words: readonly [number, number];
  /** @returns the exit code: 0 done, 1 the answer is no, 2 wrongly called */
  run(given: Given): Promise<number>;
};

export type VerbOption = { type: "string" | "boolean"; short?: string; about: string };

export type Given = {
  words: readonly string[];
  flags: Readonly<Record<string, string | boolean | undefined>>;
  /** What answers the user goes here; hints and failures go to `err`. */
  out(text: string): void;
  err(text: string): void;
};

/** A mistake of the caller, told in a sentence; the command line answers with 2 and no stack. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "UsageError";
  }
}
