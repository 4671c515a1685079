import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const compressible = new Set([".js", ".css", ".svg", ".wasm", ".json", ".html", ".txt"]);
const smallest = 1400;

/** Writes `.br` and `.gz` beside each asset that has none yet, or an older one: made once, sent many times over poor lines. */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !compressible.has(extname(entry.name))) continue;
    const { size, mtimeMs } = await stat(path);
    if (size < smallest || ((await isNewer(`${path}.br`, mtimeMs)) && (await isNewer(`${path}.gz`, mtimeMs)))) continue;
    const bytes = await readFile(path);
    await writeAside(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    await writeAside(`${path}.gz`, await zip(bytes, { level: 9 }));
  }
}

/** Never half a file under its own name. */
async function writeAside(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, bytes);
  await rename(aside, path);
}

async function isNewer(path: string, than: number): Promise<boolean> {
  return await stat(path).then(
    (found) => found.mtimeMs >= than,
    () => false,
  );
}
