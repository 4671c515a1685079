import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseRoutes } from "#contract/routes/cases.ts";
import { opinionRoutes } from "#contract/routes/opinions.ts";
import { readingRoutes } from "#contract/routes/readings.ts";
import { canonicalJson } from "#custody/canonical-json.ts";
import { sha256Hex } from "#custody/hash.ts";
import { inScope, systemScope } from "#store/scope.ts";
import { verifyBundleBytes } from "#tests/kit/bundle.ts";
import {
  type Cast,
  givenCast,
  givenFirstReport,
  givenImages,
  givenReader,
  givenRequest,
  noduleReading,
} from "#tests/kit/cases.ts";
import { type ChildService, childService } from "./child-service.ts";
import { partOf, rounds } from "./rounds.ts";

let service: ChildService;
let cast: Cast;
beforeAll(async () => {
  service = await childService();
  await service.start();
  cast = await givenCast(service);
});
afterAll(() => service.stop());

const victims = ["server", "postmaster"] as const;
type Victim = (typeof victims)[number];
const tries = Array.from({ length: rounds }, (_, round) => victims.map((victim) => ({ victim, round: round + 1 })));

/** A case whose reader has written all and is about to seal. */
async function givenWholeDraft() {
  const begun = await givenRequest(cast);
  await givenImages(cast, begun);
  await givenFirstReport(cast, begun);
  await givenReader(cast, begun);
  const params = { caseId: begun.caseId };
  const content = noduleReading(begun.study);
  const { revision } = await cast.reader.call(readingRoutes.getMyReading, { params });
  const saved = await cast.reader.call(readingRoutes.saveReading, {
    params,
    body: { baseRevision: revision, content },
  });
  return { params, content, revision: saved.revision };
}

/** Seals, and kills something meanwhile. @returns whether the seal was acknowledged */
async function killAmid(
  victim: Victim,
  milliseconds: number,
  { params, revision }: Awaited<ReturnType<typeof givenWholeDraft>>,
) {
  const sealing = cast.reader.call(readingRoutes.sealReading, { params, body: { revision } }).then(
    () => true,
    () => false,
  );
  await sleep(milliseconds);
  if (victim === "server") await service.killServer();
  else await service.killPostgres(victim);
  const acknowledged = await sealing;
  if (victim === "server") await service.start();
  return acknowledged;
}

/** The row as it stands, past every door. */
async function sealedRows(caseId: string) {
  return await inScope(service.house.database, systemScope, (tx) =>
    tx.selectFrom("reading_version").select(["canonical", "sha256"]).where("case_id", "=", caseId).execute(),
  );
}

/** Whose end came before the seal was acknowledged at least once: else nothing was tried. */
const interrupted = new Set<Victim>();

// Not tried again: a loss that happens once in many times is a loss.
describe("a seal during which something is killed", { timeout: 240_000, retry: 0 }, () => {
  it.each(tries.flat())("is whole or has not happened: $victim, round $round", async ({ victim, round }) => {
    const given = await givenWholeDraft();
    const { params, content, revision } = given;
    const acknowledged = await killAmid(victim, partOf(round) * 50, given);
    if (!acknowledged) interrupted.add(victim);

    const { stage } = await cast.coordinator.call(caseRoutes.getCase, { params });
    const rows = await sealedRows(params.caseId);
    const sealed = rows.length === 1;
    expect(rows.length).toBeLessThanOrEqual(1);
    expect(stage).toBe(sealed ? "comparing" : "reading");
    if (acknowledged) expect(sealed).toBe(true);
    if (!sealed) {
      const mine = await cast.reader.call(readingRoutes.getMyReading, { params });
      expect([mine.revision, mine.content, mine.versions]).toEqual([revision, content, []]);
      expect(await cast.reader.refusal(readingRoutes.getComparison, { params })).toBe("blind-until-sealed");
      await cast.reader.call(readingRoutes.sealReading, { params, body: { revision } });
    }
    for (const { canonical, sha256 } of await sealedRows(params.caseId)) {
      expect(sha256Hex(canonical)).toBe(sha256);
      expect(canonicalJson(JSON.parse(canonical).content)).toBe(canonicalJson(content));
    }
    const { events, intact } = await cast.coordinator.call(opinionRoutes.getCustody, { params });
    expect([intact, events.filter((event) => event.kind === "reading-sealed").length]).toEqual([true, 1]);
    const bundle = await cast.coordinator.bytes(opinionRoutes.exportCase, { params });
    expect(await verifyBundleBytes(bundle)).toMatchObject({ problems: [] });
  });

  it("was really under way when each of them ended", () => {
    expect(interrupted).toEqual(new Set(victims));
  });

  it("leaves nothing that the doctor finds ill", async () => {
    const { code, out } = await service.cli("doctor", "--all");
    expect([code, out]).toEqual([0, expect.not.stringContaining("BAD")]);
  });
});
