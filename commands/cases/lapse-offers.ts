import { sql } from "kysely";
import { caseId } from "#contract/ids.ts";
import { listOffers } from "#store/offers.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { actInCase } from "../act-in-case.ts";
import type { Desk } from "../house.ts";
import { endOpenOffers } from "./end-open-offers.ts";

/**
 * Ends the offers whose time has run out, so that their cases can be offered to others. Called by the worker; safe to run twice.
 * @returns how many cases went back to "ready"
 */
export async function lapseOffers(desk: Desk): Promise<number> {
  const now = desk.clock();
  const { rows } = await inScope(desk.database, systemScope, (tx) =>
    sql<{ case_id: string }>`SELECT DISTINCT o.case_id FROM offer o
      JOIN LATERAL (SELECT stage FROM case_stage s WHERE s.case_id = o.case_id ORDER BY sequence DESC LIMIT 1) s ON s.stage = 'offered'
      WHERE o.expires_at <= ${now} AND NOT EXISTS (SELECT 1 FROM offer_answer a WHERE a.offer_id = o.id)`.execute(tx),
  );
  let lapsed = 0;
  for (const row of rows) {
    await actInCase(desk, systemScope, caseId.parse(row.case_id), "offer-case", async (act) => {
      // Answered meanwhile, or lapsed by another worker and offered anew, in the moment before the lock.
      const open = (await listOffers(act.tx, act.kase.id)).filter((offer) => offer.answer === null);
      if (act.kase.stage !== "offered" || !open.every((offer) => offer.expires_at <= act.at)) return;
      await endOpenOffers(act, "expired", "no answer in time");
      await act.move("offer-lapsed", "no answer in time");
      lapsed += 1;
    });
  }
  return lapsed;
}
