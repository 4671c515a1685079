import type { House } from "#commands/house.ts";
import { organisationId } from "#contract/ids.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { watchFolder } from "./watch-folder.ts";

const every = 2000;
/** A scanner or a copy over the network pauses now and then. */
const settled = 4000;

/** Watches the configured folder for as long as the service runs. */
export async function startWatch(
  house: House,
  { folder, organisation }: { folder: string; organisation: string | null },
  onFault: (error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const whose = async () => {
    const rows = await inScope(house.database, systemScope, (tx) =>
      tx.selectFrom("organisation").select(["id", "name"]).execute(),
    );
    const meant =
      organisation === null ? rows : rows.filter((row) => row.id === organisation || row.name === organisation);
    const [first] = meant;
    if (first !== undefined && meant.length === 1) return organisationId.parse(first.id);
    // Before the first set-up there is nobody whose they could be: they wait.
    if (rows.length > 0)
      onFault(new Error("OVERREAD_WATCH_ORGANISATION does not say which organisation's images these are."));
    return null;
  };
  return await watchFolder({ house, folder, organisation: whose, every, settled, onFault });
}
