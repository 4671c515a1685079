import { parseArgs } from "node:util";
import { type Given, UsageError, type Verb } from "./verb.ts";

type Output = Pick<Given, "out" | "err">;
type Verbs = Readonly<Record<string, Verb>>;

const commonOptions = { help: { type: "boolean", short: "h" } } as const;

function describeAll(verbs: Verbs): string {
  const lines = Object.values(verbs).map(({ usage, summary }) => `  overread ${usage.padEnd(32)} ${summary}`);
  const start = `  overread ${"start [--port N] [--data DIR]".padEnd(32)} run the service, as npm start does`;
  return ["Usage:", start, ...lines, "", "overread <verb> --help tells more of one.", ""].join("\n");
}

function describeOne({ usage, summary, options }: Verb): string {
  const flags = Object.entries(options).map(([name, { type, about }]) => {
    const flag = type === "string" ? `--${name} …` : `--${name}`;
    return `  ${flag.padEnd(24)} ${about}`;
  });
  return [`overread ${usage}`, `  ${summary}`, ...(flags.length > 0 ? ["", ...flags] : []), ""].join("\n");
}

/** The longest name that the words begin with: "token create" before "token". */
function findVerb(verbs: Verbs, args: readonly string[]): { verb: Verb; rest: string[] } | null {
  for (const length of [2, 1]) {
    const verb = args.length >= length ? verbs[args.slice(0, length).join(" ")] : undefined;
    if (verb !== undefined) return { verb, rest: args.slice(length) };
  }
  return null;
}

function parse(verb: Verb, args: readonly string[]) {
  const own = Object.entries(verb.options).map(([name, { type, short }]) => [
    name,
    short === undefined ? { type } : { type, short },
  ]);
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = {
    ...Object.fromEntries(own),
    ...commonOptions,
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    // No option is `multiple`: a value is one string or one yes.
    const flags = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    return { flags, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Answers one command line.
 * @param args what follows `overread`
 * @returns the exit code: 0 done, 1 the answer is no or it failed, 2 wrongly called
 */
export async function runCli(verbs: Verbs, args: readonly string[], output: Output): Promise<number> {
  const [first] = args;
  if (first === undefined || first === "help" || first === "--help" || first === "-h") {
    output.out(describeAll(verbs));
    return first === undefined ? 2 : 0;
  }
  const found = findVerb(verbs, args);
  if (found === null) {
    output.err(`There is no verb "${first}".\n\n${describeAll(verbs)}`);
    return 2;
  }
  const { verb, rest } = found;
  try {
    const { flags, words } = parse(verb, rest);
    if (flags.help === true) {
      output.out(describeOne(verb));
      return 0;
    }
    const [least, most] = verb.words;
    if (words.length < least || words.length > most) throw new UsageError(`This is called as: overread ${verb.usage}`);
    return await verb.run({ flags, words, ...output });
  } catch (error) {
    if (error instanceof UsageError) {
      output.err(`${error.message}\n`);
      return 2;
    }
    output.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
