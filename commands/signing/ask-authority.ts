import { askTimeOf, timeStampRequestType } from "#reporting/signing/time-stamp.ts";

/** Longer than a working authority takes, shorter than a signer waits. */
const patience = 8000;
const longestAnswer = 64 * 1024;

/** What an authority said: a token, or why there is none. */
export type Stamp = { token: Uint8Array } | { missing: string };

/** Asks a time stamp authority over HTTP (RFC 3161 section 3.4). Never throws: a signature is not kept waiting for a clock. */
export async function askAuthority(url: string, signature: Uint8Array): Promise<Stamp> {
  try {
    const { request, read } = askTimeOf(signature);
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": timeStampRequestType },
      body: Uint8Array.from(request),
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw new Error(`the authority answered ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > longestAnswer) throw new Error("the answer is too long");
    return { token: read(bytes) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
