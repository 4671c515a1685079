import type { House } from "#commands/house.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { gatherCast } from "./cast.ts";
import { demoClock } from "./demo-clock.ts";
import type { Stage } from "./stage-hands.ts";
import { tellBrokenRib } from "./stories/broken-rib.ts";
import { tellBegunRequest, tellGallstone } from "./stories/gallstone.ts";
import { tellKnee } from "./stories/knee.ts";
import { tellLungNodule } from "./stories/lung-nodule.ts";
import { tellMammogram } from "./stories/mammogram.ts";
import { tellMeningioma } from "./stories/meningioma.ts";
import { tellPneumonia } from "./stories/pneumonia.ts";

/** In the order in which they began. */
const stories = [
  tellLungNodule,
  tellMeningioma,
  tellBrokenRib,
  tellKnee,
  tellMammogram,
  tellGallstone,
  tellPneumonia,
  tellBegunRequest,
];

/**
 * Fills an empty service with a demonstration: an organisation, a person for every role, and a case at every stage, made by the same
 * commands that people use, over the last days. Does nothing where there is anybody already.
 */
export async function loadDemo(house: House): Promise<void> {
  if (await hasPeople(house)) return;
  const clock = demoClock(house.clock());
  const own: House = { ...house, clock: clock.now };
  clock.hoursAgo(30 * 24);
  const stage: Stage = { house: own, clock, cast: await gatherCast(own) };
  for (const tell of stories) await tell(stage);
}

async function hasPeople({ database }: House): Promise<boolean> {
  const somebody = await inScope(database, systemScope, (tx) =>
    tx.selectFrom("person").select("id").limit(1).executeTakeFirst(),
  );
  return somebody !== undefined;
}
