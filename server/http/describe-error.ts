import { codeOf } from "./refusal-of.ts";

/** Errors of ours whose messages name code, not data. */
const tellsNoData = new Set(["TypeError", "ReferenceError", "RangeError", "UnfitAnswerError"]);

export type DescribedError = {
  name: string;
  code?: string;
  message?: string;
  constraint?: string;
  frames: string[];
};

/**
 * An error for the log. Messages of the database and of parsers quote what was sent, so that a name or a finding would stand in
 * the log: only the code, the constraint and the places in our own program are kept.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = codeOf(error);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(code === "" ? {} : { code }),
    ...(tellsNoData.has(error.name) ? { message: error.message } : {}),
    ...("constraint" in error && typeof error.constraint === "string" ? { constraint: error.constraint } : {}),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}

/** The same in the form in which the logger wants errors. */
export function describeErrorForPino(error: Error): { type: string; message: string; stack: string } {
  const { name, code, message, frames } = describeError(error);
  return { type: name, message: message ?? code ?? "", stack: frames.join("\n") };
}
