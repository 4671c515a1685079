import { Refusal } from "#contract/refusals.ts";
import { commonPasswords } from "./common-passwords.ts";

/** What is known of the person who chooses: none of it makes a good password. */
export type PasswordContext = { name: string; email: string; organisationName: string };

/** Words of the context shorter than this are too common inside others ("Ann", "Al"). */
const shortestWord = 4;
/** A password that is nothing but this many known words is one that lists are made of. Four words make a passphrase. */
const fewWords = 2;
/** Characters that must remain beside the known words and runs. */
const enoughOfItsOwn = 5;
const fewestDifferent = 5;

const rows = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
  "1q2w3e4r5t6y7u8i9o0p",
  "qazwsxedcrfvtgbyhnujmik",
];
const runs = rows.flatMap((row) => [row, [...row].reverse().join("")]);

/**
 * Why a password is too easily guessed, or null. Length is the contract's (15); here is the blocklist of NIST SP 800-63B-4
 * 3.1.1.2: common passwords, repetitions, runs of the keyboard or alphabet, and the names of person, organisation and service.
 */
export function weaknessOf(password: string, context: PasswordContext): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  if (commonPasswords().has(lower)) return "a common password";
  if (new Set(lower).size < fewestDifferent) return "too few different characters";
  if (isRepeated(lower)) return "the same characters again and again";
  if (leftAfter(lower, takeRun) < enoughOfItsOwn) return "a run of the keyboard or alphabet";
  const known = contextWords(context);
  const words = readAsWords(lower, known);
  if (words !== null) return words;
  return null;
}

/** @throws Refusal "weak-password" with the reason */
export function refuseWeakPassword(password: string, context: PasswordContext): void {
  const weakness = weaknessOf(password, context);
  if (weakness !== null) throw new Refusal("weak-password", weakness);
}

/** One unit of up to half the length, over and over: "hello1hello1hello1". */
function isRepeated(text: string): boolean {
  for (let unit = 1; unit <= text.length / 2; unit += 1) {
    const piece = text.slice(0, unit);
    if (piece.repeat(Math.ceil(text.length / unit)).startsWith(text)) return true;
  }
  return false;
}

/** How many characters remain when everything that `take` recognises from the left is passed over. */
function leftAfter(text: string, take: (text: string, from: number) => number): number {
  let left = 0;
  for (let at = 0; at < text.length; ) {
    const taken = take(text, at);
    left += taken > 0 ? 0 : 1;
    at += Math.max(taken, 1);
  }
  return left;
}

/** The length of the longest run, or of the same character repeated, that begins here; at least four characters, else 0. */
function takeRun(text: string, from: number): number {
  const first = text[from] ?? "";
  let same = 1;
  while (text[from + same] === first) same += 1;
  let longest = same;
  for (const run of runs) {
    for (let start = run.indexOf(first); start >= 0; start = run.indexOf(first, start + 1)) {
      let length = 0;
      while (length < run.length - start && text[from + length] === run[start + length]) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest >= 4 ? longest : 0;
}

function contextWords(context: PasswordContext): ReadonlySet<string> {
  const texts = [context.name, context.email, context.organisationName, "overread", "second opinion"];
  const words = texts.flatMap((text) => {
    const parts = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return [...parts, parts.join("")];
  });
  return new Set(words.filter((word) => word.length >= shortestWord));
}

const substitutes: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Nothing but a few known words with digits and signs between: "Password2024!!!", "overread-overread-1". */
function readAsWords(lower: string, context: ReadonlySet<string>): string | null {
  for (const text of [lower, lower.replace(/[013457@$!]/g, (sign) => substitutes[sign] ?? sign)]) {
    let personal = false;
    const different = new Set<string>();
    const left = leftAfter(text, (whole, from) => {
      if (takeRun(whole, from) > 0) return takeRun(whole, from);
      for (let end = whole.length; end - from >= shortestWord; end -= 1) {
        const word = whole.slice(from, end);
        if (!context.has(word) && !commonPasswords().has(word)) continue;
        if (context.has(word)) personal = true;
        different.add(word);
        return word.length;
      }
      return /[\p{L}]/u.test(whole[from] ?? "") ? 0 : 1;
    });
    if (left >= enoughOfItsOwn || different.size === 0) continue;
    if (personal && different.size <= fewWords + 1) return "made of your own or the service's name";
    if (different.size <= fewWords) return "made of common passwords";
  }
  return null;
}
