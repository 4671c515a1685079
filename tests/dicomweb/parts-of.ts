/** The parts of a multipart answer: head and body of each. */
export async function partsOf(response: Response): Promise<{ head: string; body: Buffer }[]> {
  const boundary = /boundary=([^;]+)/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "";
  const whole = Buffer.from(await response.arrayBuffer());
  const parts: { head: string; body: Buffer }[] = [];
  let at = whole.indexOf(`--${boundary}\r\n`);
  while (at >= 0) {
    const start = at + boundary.length + 4;
    const end = whole.indexOf(`\r\n--${boundary}`, start);
    const blank = whole.indexOf("\r\n\r\n", start);
    parts.push({ head: whole.subarray(start, blank).toString(), body: whole.subarray(blank + 4, end) });
    at = whole.indexOf(`--${boundary}\r\n`, end);
  }
  return parts;
}
