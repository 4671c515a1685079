import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { sampleJpeg, sampleMp4, samplePng, sampleTiff } from "#dicom/pictures/sample-pictures.ts";
import { sampleDisc } from "#dicom/sample-disc.ts";
import { type FuzzKind, fuzzSeeds, mutated, randomFrom, tryInput } from "#dicom/sample-mutations.ts";

/**
 * Feeds faulty files to every parser of what comes from outside: `node bench/fuzz/fuzz-parsers.ts [inputs] [seed]`. Real files of
 * OVERREAD_TEST_DATA are mutated beside our own. It ends with 1 where an input crashed a parser, held it for more than a second, or
 * filled the memory.
 */
const inputs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const longestMs = 1000;
const mostMegabytes = 512;
const largestSeed = 256 * 1024;

type Tally = { done: number; slowest: number; faults: string[]; megabytes: number; kinds: Record<string, number> };

function realFiles(): Uint8Array[] {
  const folder = process.env.OVERREAD_TEST_DATA;
  if (folder === undefined) return [];
  const files: Uint8Array[] = [];
  for (const name of readdirSync(join(folder, "dicom"), { recursive: true, encoding: "utf8" })) {
    const path = join(folder, "dicom", name);
    const found = statSync(path);
    if (found.isFile() && found.size > 0 && found.size <= largestSeed) files.push(readFileSync(path));
  }
  return files;
}

async function work(): Promise<void> {
  const real = realFiles();
  const seeds: [FuzzKind, Uint8Array[]][] = [
    ["dicom", [...fuzzSeeds(), ...real]],
    ["dicom", [...fuzzSeeds(), ...real]],
    [
      "disc",
      [sampleDisc({ DICOM: { IM1: new Uint8Array(100) } }, { joliet: true }), sampleDisc({ A: new Uint8Array(9) })],
    ],
    ["jpeg", [await sampleJpeg({ orientation: 6 }), await sampleJpeg()]],
    ["png", [samplePng()]],
    ["tiff", [sampleTiff({ pages: 3 }), sampleTiff({ bits: 8 })]],
    ["mp4", [sampleMp4()]],
  ];
  const random = randomFrom(seed);
  const tally: Tally = { done: 0, slowest: 0, faults: [], megabytes: 0, kinds: { realSeeds: real.length } };
  for (let number = 0; number < inputs; number++) {
    const [kind, files] = seeds[number % seeds.length] ?? ["dicom", []];
    const bytes = mutated(files[random(files.length)] ?? new Uint8Array(0), random);
    const { ms, fault } = await tryInput(kind, bytes);
    tally.done += 1;
    tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    tally.slowest = Math.max(tally.slowest, ms);
    if (number % 100 === 0) tally.megabytes = Math.max(tally.megabytes, process.memoryUsage.rss() / 1024 ** 2);
    if (fault !== null || ms > longestMs) {
      const said = fault instanceof Error ? (fault.stack ?? fault.message) : `${Math.round(ms)} ms`;
      tally.faults.push(
        `input ${number} (${kind}, ${bytes.length} bytes): ${said.split("\n").slice(0, 4).join(" | ")}`,
      );
    }
    if (number % 500 === 0) parentPort?.postMessage(tally);
  }
  parentPort?.postMessage(tally);
}

/** A parser that never comes back is seen from outside: nothing was told for a minute. */
function watch(): void {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), workerData: "work" });
  let last: Tally | null = null;
  let told = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - told < 60_000) return;
    process.stdout.write(`HANGS after input ${last?.done ?? 0}\n`);
    process.exit(1);
  }, 1000);
  worker.on("message", (tally: Tally) => {
    last = tally;
    told = Date.now();
  });
  worker.on("error", (error) => {
    process.stdout.write(`CRASHED after input ${last?.done ?? 0}: ${error.message}\n`);
    process.exit(1);
  });
  worker.on("exit", () => {
    clearInterval(timer);
    if (last === null) process.exit(1);
    const { done, slowest, faults, megabytes, kinds } = last;
    process.stdout.write(`${done} inputs (${JSON.stringify(kinds)}), seed ${seed}\n`);
    process.stdout.write(
      `slowest ${slowest.toFixed(1)} ms, at most ${Math.round(megabytes)} MB, ${faults.length} faults\n`,
    );
    for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
    process.exit(faults.length > 0 || megabytes > mostMegabytes || done < inputs ? 1 : 0);
  });
}

if (isMainThread || workerData !== "work") watch();
else await work();
