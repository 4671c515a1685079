import { rooms } from "../rooms.ts";

const begin = "<!-- rooms: written by `npm run generate` from rooms.ts -->";
const end = "<!-- /rooms -->";

/** "all above" where a room may lean on every room before it. */
function describeImports(index: number): string {
  const mayImport = rooms[index]?.mayImport ?? [];
  if (mayImport.length === 0) return "nothing (zod)";
  return index > 1 && mayImport.length === index ? "all above" : mayImport.join(", ");
}

function roomsTable(): string {
  const lines = rooms.map(({ name, holds }, index) => `| \`${name}/\` | ${holds} | ${describeImports(index)} |`);
  return ["| room | holds | may import |", "|---|---|---|", ...lines].join("\n");
}

/** ARCHITECTURE.md with the table of rooms between its two marks; everything else stays as a person wrote it. */
export async function withRoomsTable(present: string): Promise<string> {
  const from = present.indexOf(begin);
  const to = present.indexOf(end);
  const table = `${begin}\n\n${roomsTable()}\n\n${end}`;
  if (from < 0 || to < from) return `${present === "" ? "# Architecture\n" : present}\n## Rooms\n\n${table}\n`;
  return present.slice(0, from) + table + present.slice(to + end.length);
}
