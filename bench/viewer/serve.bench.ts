import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { it } from "vitest";
import { givenCast } from "#tests/kit/cases.ts";
import { builtWeb } from "#tests/kit/pages.ts";
import { givenRoom } from "#tests/kit/reading-room.ts";
import { startService } from "#tests/kit/service.ts";
import { layoutCases } from "./studies.ts";

/** Opens a service with a case for each layout and waits: `VIEWER_SERVE=file` is written with its address, and removed to end it. */
const note = process.env.VIEWER_SERVE ?? "";

it.skipIf(note === "")("serves a case for each layout", async () => {
  const service = await startService({ app: { webFolder: await builtWeb() } });
  const cast = await givenCast(service);
  const rooms: Record<string, string> = {};
  for (const [name, files] of Object.entries(layoutCases)) {
    const { caseId } = await givenRoom(cast, await files());
    rooms[name] = caseId;
  }
  const session = cast.reader.cookies.get("overread_session")?.value;
  await writeFile(note, JSON.stringify({ url: service.url, session, rooms }));
  while (existsSync(note)) await new Promise((resolve) => setTimeout(resolve, 1000));
  await service.close();
});
