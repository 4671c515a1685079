import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, inParallel, median, quantile, stow } from "./http-client.ts";
import { usageOf } from "./process-usage.ts";
import { names } from "./seed-studies.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { type BenchStudy, freshStudy, type Templates, writeStudy } from "./studies.ts";
import { isInstalled, wrk } from "./wrk.ts";

export type Conditions = { templates: Templates; quick: boolean };
/** A figure, or the plain word why there is none. */
export type Measured = number | string;

export type Row = {
  id: string;
  title: string;
  unit: string;
  /** Whether more is better (a rate) or less (a time, memory). */
  better: "more" | "less";
  /** The ratio ours / Orthanc that is aimed for, or a limit that ours must keep where there is nothing to compare. */
  aim: { ratio: number } | { limit: number };
  /** Done before the first measurement, not measured. */
  prepare?: (server: ServerUnderTest, conditions: Conditions) => Promise<unknown>;
  measure: (server: ServerUnderTest, conditions: Conditions) => Promise<Measured>;
};

/** Studies that rows read, stored in each server once. */
const stored = new WeakMap<ServerUnderTest, Promise<Record<"ct" | "mg" | "us", BenchStudy>>>();

function studiesIn(server: ServerUnderTest, { templates }: Conditions) {
  const known = stored.get(server);
  if (known !== undefined) return known;
  const storing = (async () => {
    const studies = {
      ct: freshStudy("CT300", templates.ct),
      mg: freshStudy("MG", templates.mg),
      us: freshStudy("US100", templates.us),
    };
    for (const study of Object.values(studies)) {
      for (let from = 0; from < study.files.length; from += 25)
        await stow(server.target, study.files.slice(from, from + 25));
    }
    await settled(server);
    return studies;
  })();
  stored.set(server, storing);
  return storing;
}

/** What a server does after the answer (previews, indexes) is no part of reading: waits until it is nearly idle, a minute at most. */
async function settled(server: ServerUnderTest): Promise<void> {
  let before = (await usageOf(server.pid)).processor;
  for (let second = 0; second < 60; second += 1) {
    await sleep(1000);
    const now = (await usageOf(server.pid)).processor;
    if (now - before < 50) return;
    before = now;
  }
}

const storing =
  (connections: number, each: number) =>
  async (server: ServerUnderTest, { templates }: Conditions) => {
    const { files } = freshStudy("CT300", templates.ct);
    const requests = Array.from({ length: Math.ceil(files.length / each) }, (_, n) =>
      files.slice(n * each, (n + 1) * each),
    );
    const seconds = await inParallel(requests, connections, (some) => stow(server.target, some));
    return files.length / seconds;
  };

const sending =
  (associations: number, nagle: boolean) =>
  async (server: ServerUnderTest, { templates }: Conditions) => {
    if (server.dicom === null) return `${server.name} has no DICOM port`;
    if (!(await isInstalled("storescu"))) return "storescu (dcmtk) is not installed";
    const { port, aet } = server.dicom;
    const folder = await mkdtemp(join(tmpdir(), "overread-storescu-"));
    try {
      const folders = await writeStudy(freshStudy("CT300", templates.ct), folder, associations);
      const began = performance.now();
      await Promise.all(
        folders.map(async (part) => {
          const child = spawn("storescu", ["-aec", aet, "127.0.0.1", String(port), "+sd", part], {
            env: { ...process.env, ...(nagle ? {} : { TCP_NODELAY: "1" }) },
            stdio: ["ignore", "ignore", "pipe"],
          });
          let said = "";
          child.stderr.on("data", (chunk) => {
            said += String(chunk);
          });
          const [code] = await once(child, "close");
          if (code !== 0 || /^[EF]: /m.test(said)) throw new Error(`storescu: ${code} ${said.slice(0, 300)}`);
        }),
      );
      return templates.ct.length / ((performance.now() - began) / 1000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

const anyStored = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';

const framePaths = (study: BenchStudy, instances: number, frames: number) =>
  Array.from({ length: instances }, (_, i) => i + 1).flatMap((instance) =>
    Array.from(
      { length: frames },
      (_, f) =>
        `/studies/${study.studyUid}/series/${study.seriesUid}/instances/${study.seriesUid}.${instance}/frames/${f + 1}`,
    ),
  );

const framesOf =
  (which: "ct" | "mg" | "us", connections: number) => async (server: ServerUnderTest, on: Conditions) => {
    if (!(await isInstalled("wrk"))) return "wrk is not installed";
    const study = (await studiesIn(server, on))[which];
    const paths = framePaths(study, study.files.length, which === "us" ? 100 : 1);
    return await wrk(server.target, paths, { connections, seconds: on.quick ? 3 : 6, accept: anyStored });
  };

async function metadataOfSeries(server: ServerUnderTest, on: Conditions): Promise<number> {
  const { ct } = await studiesIn(server, on);
  const path = `/studies/${ct.studyUid}/series/${ct.seriesUid}/metadata`;
  const times: number[] = [];
  for (let n = 0; n < (on.quick ? 8 : 25); n++) {
    const { status, ms, body } = await ask(server.target, path, { headers: { accept: "application/dicom+json" } });
    if (status !== 200 || body.length < 1000) throw new Error(`metadata: ${status}`);
    times.push(ms);
  }
  return median(times);
}

const searches = {
  newest: "/studies?limit=25",
  name: `/studies?PatientName=${names.families[1]}*&limit=25`,
  date: "/studies?StudyDate=20200101-20200331&limit=25",
} as const;

const searching = (what: keyof typeof searches, part: number) => async (server: ServerUnderTest, on: Conditions) => {
  const times: number[] = [];
  for (let n = 0; n < (on.quick ? 30 : 100); n++) {
    const answer = await ask(server.target, searches[what], { headers: { accept: "application/dicom+json" } });
    if (answer.status !== 200 && answer.status !== 204) throw new Error(`search: ${answer.status}`);
    if (n > 1) times.push(answer.ms);
  }
  return quantile(times, part);
};

const searchRows = [10, 1000, 10_000, 100_000].flatMap((studies) =>
  (["newest", "name", "date"] as const).flatMap((what): Row[] =>
    ([0.5, 0.99] as const).map((part) => ({
      id: `qido-${what}-${studies}${part === 0.5 ? "" : "-p99"}`,
      title: `QIDO-RS, 25 studies ${what === "newest" ? "newest first" : `by ${what}`}, of ${studies}, ${part === 0.5 ? "median" : "p99"}`,
      unit: "ms",
      better: "less",
      aim: { ratio: 3 },
      prepare: (server) => server.seed(studies),
      measure: searching(what, part),
    })),
  ),
);

const rate = (id: string, title: string, unit: string, ratio: number, measure: Row["measure"]): Row => ({
  id,
  title,
  unit,
  better: "more",
  aim: { ratio },
  ...(/^(frames|mammogram|ultrasound)/.test(id) ? { prepare: studiesIn } : {}),
  measure,
});

/** In the order in which they are measured: searches grow the archive, and what it takes is looked at after all of it. */
export const rows: readonly Row[] = [
  rate("stow-1", "STOW, one a request, 1 connection", "instances/s", 1.8, storing(1, 1)),
  rate("stow-8", "STOW, one a request, 8 connections", "instances/s", 1.5, storing(8, 1)),
  rate("stow-25", "STOW, 25 a request", "instances/s", 2.5, storing(1, 25)),
  rate("cstore-1", "C-STORE, 1 association, TCP_NODELAY", "instances/s", 2, sending(1, false)),
  rate("cstore-4", "C-STORE, 4 associations, TCP_NODELAY", "instances/s", 3, sending(4, false)),
  rate("cstore-1-nagle", "C-STORE, 1 association, storescu as it is", "instances/s", 2, sending(1, true)),
  {
    id: "metadata",
    title: "WADO-RS metadata of the series",
    unit: "ms",
    better: "less",
    aim: { ratio: 4 },
    prepare: studiesIn,
    measure: metadataOfSeries,
  },
  rate("frames-1", "frames of the series, 1 connection", "frames/s", 6, framesOf("ct", 1)),
  rate("frames-8", "frames of the series, 8 connections", "frames/s", 8, framesOf("ct", 8)),
  rate("mammogram", "mammogram frame of 29 MB", "frames/s", 2.7, framesOf("mg", 1)),
  rate("ultrasound", "JPEG frames of a 100-frame ultrasound", "frames/s", 3.7, framesOf("us", 1)),
  ...searchRows,
  {
    id: "memory",
    title: "memory of all processes after the rows above",
    unit: "MB",
    better: "less",
    aim: { limit: 650 },
    measure: async (server) => (await usageOf(server.pid)).memory,
  },
  {
    id: "start",
    title: "start to ready with 10,000 studies",
    unit: "s",
    better: "less",
    aim: { limit: 3 },
    prepare: (server) => server.seed(10_000),
    measure: (server) => server.restart(),
  },
];
