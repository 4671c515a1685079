/** Does work of the same kind together: what comes while some of it is under way waits and is done in one go after it. */
export type Together<I, O> = (key: string, items: readonly I[]) => Promise<O[]>;

type Waiting<I, O> = { items: readonly I[]; resolve: (results: O[]) => void; reject: (error: unknown) => void };

/**
 * @param work gives a result for each item, in their order; where it fails for several requests at once it is tried for each alone, so
 *   that none fails for another's sake
 * @param most items that are done in one go, unless one request has more
 */
export function together<I, O>(work: (items: readonly I[]) => Promise<O[]>, most: number): Together<I, O> {
  const lines = new Map<string, Waiting<I, O>[]>();
  const doOne = async ({ items, resolve, reject }: Waiting<I, O>) => {
    try {
      resolve(await work(items));
    } catch (error) {
      reject(error);
    }
  };
  const doBatch = async (batch: readonly Waiting<I, O>[]) => {
    const [first] = batch;
    if (first !== undefined && batch.length === 1) return await doOne(first);
    try {
      const results = await work(batch.flatMap(({ items }) => items));
      let from = 0;
      for (const { items, resolve } of batch) {
        resolve(results.slice(from, from + items.length));
        from += items.length;
      }
    } catch {
      for (const one of batch) await doOne(one);
    }
  };
  const run = async (key: string, line: Waiting<I, O>[]) => {
    for (let batch = take(line, most); batch.length > 0; batch = take(line, most)) await doBatch(batch);
    lines.delete(key);
  };
  return (key, items) =>
    new Promise((resolve, reject) => {
      const line = lines.get(key);
      if (line !== undefined) {
        line.push({ items, resolve, reject });
        return;
      }
      const begun: Waiting<I, O>[] = [{ items, resolve, reject }];
      lines.set(key, begun);
      void run(key, begun);
    });
}

function take<I, O>(line: Waiting<I, O>[], most: number): Waiting<I, O>[] {
  let count = 0;
  let upTo = 0;
  for (const { items } of line) {
    if (upTo > 0 && count + items.length > most) break;
    count += items.length;
    upTo += 1;
  }
  return line.splice(0, upTo);
}
