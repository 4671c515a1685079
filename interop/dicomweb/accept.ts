/** One media range of an Accept header (RFC 9110 section 12.5.1), with the parameters of PS3.18 section 8.7.4. */
export type MediaRange = { type: string; parameters: ReadonlyMap<string, string>; q: number };

/** The media ranges of an Accept header, those wanted most first; an empty header takes everything. */
export function readAccept(header: string): MediaRange[] {
  const ranges = split(header, ",").flatMap((entry) => {
    const [type = "", ...rest] = split(entry, ";").map((one) => one.trim());
    if (type === "") return [];
    const parameters = new Map(
      rest.flatMap((parameter) => {
        const at = parameter.indexOf("=");
        if (at < 1) return [];
        const value = parameter
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, "$1");
        return [[parameter.slice(0, at).trim().toLowerCase(), value] as const];
      }),
    );
    const q = Number(parameters.get("q") ?? "1");
    return [{ type: type.toLowerCase(), parameters, q: Number.isFinite(q) ? q : 0 }];
  });
  if (ranges.length === 0) return [{ type: "*/*", parameters: new Map(), q: 1 }];
  return ranges.filter((range) => range.q > 0).sort((a, b) => b.q - a.q);
}

/** The accept parameter in the query (PS3.18 section 8.3.3.1) stands before the header, for clients that cannot set one. */
export function acceptOf(header: string, query: Readonly<Record<string, unknown>>): MediaRange[] {
  const asked = query.accept;
  return readAccept(typeof asked === "string" && asked !== "" ? asked : header);
}

/** The first of `offered` that the client takes, in the client's order; null where there is none. */
export function choose<T extends string>(ranges: readonly MediaRange[], offered: readonly T[]): T | null {
  for (const range of ranges) {
    const [family = ""] = range.type.split("/");
    const found = offered.find(
      (type) =>
        range.type === "*/*" || range.type === type || (range.type.endsWith("/*") && type.startsWith(`${family}/`)),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** The type that a multipart range asks its parts to have, lower case; "*" where it does not say. */
export function partType(range: MediaRange): string {
  return (range.parameters.get("type") ?? "*/*").toLowerCase();
}

/** Splits where `mark` stands outside quotes. */
function split(text: string, mark: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (letter === mark && !quoted) {
      pieces.push(piece);
      piece = "";
    } else piece += letter;
  }
  return [...pieces, piece];
}
