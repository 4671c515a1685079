import { Agent, request } from "node:http";

export type Target = { base: string; headers: Record<string, string> };
export type Answered = { status: number; ms: number; body: Buffer };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request, timed from the first byte sent to the last byte received. */
export function ask(
  target: Target,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(`${target.base}${path}`, { method, agent, headers: { ...target.headers, ...headers } });
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - began, body: Buffer.concat(chunks) }),
      );
    });
    sent.end(body);
  });
}

/** Does all of it, `width` at a time. @returns seconds */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const left = [...items].reverse();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
    }),
  );
  return (performance.now() - began) / 1000;
}

const boundary = "overread-bench-boundary";

/** STOW-RS of some files in one request. @throws Error unless every one of them was stored */
export async function stow(target: Target, files: readonly Buffer[]): Promise<void> {
  const head = Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`);
  const body = Buffer.concat([
    ...files.flatMap((file) => [head, file, Buffer.from("\r\n")]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const type = `multipart/related; type="application/dicom"; boundary=${boundary}`;
  const { status, body: answer } = await ask(target, "/studies", {
    method: "POST",
    headers: { "content-type": type, accept: "application/dicom+json", "content-length": String(body.length) },
    body,
  });
  const said = answer.toString();
  const stored = status === 200 || status === 202 ? (JSON.parse(said)["00081199"]?.Value?.length ?? 0) : 0;
  if (stored !== files.length)
    throw new Error(`STOW: ${status}, ${stored} of ${files.length} stored: ${said.slice(0, 300)}`);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}
