export type Chosen = { path: string; file: File };

const entriesOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function* walk(entry: FileSystemEntry): AsyncGenerator<Chosen> {
  if (isFile(entry)) yield { path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) };
  if (!isDirectory(entry)) return;
  const reader = entry.createReader();
  // A reader gives at most 100 entries at a time, and an empty list at the end.
  for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
    for (const each of some) yield* walk(each);
  }
}

/**
 * Every file in what was dropped, folders included. Must be called within the drop event: afterwards the browser has taken the items back.
 * @throws DOMException where the browser may not read a folder
 */
export function filesOfDrop(data: DataTransfer): Promise<Chosen[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const loose = entries.length === 0 ? [...data.files].map((file) => ({ path: file.name, file })) : [];
  return (async () => {
    const chosen: Chosen[] = [...loose];
    for (const entry of entries) for await (const each of walk(entry)) chosen.push(each);
    return chosen;
  })();
}

/** Every file that was chosen in a file or folder dialogue, with its path within the folder. */
export const filesOfInput = (input: HTMLInputElement): Chosen[] =>
  [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
