export type Stopping = { what: string; stop: () => Promise<unknown> };

/** One part that hangs must not keep the others from stopping. */
const patience = 5000;

/** Stops in the reverse order of starting; says on stderr what failed, and goes on. Each is stopped once. */
export async function stopAll(started: Stopping[], wait: number = patience): Promise<void> {
  for (let part = started.pop(); part !== undefined; part = started.pop()) {
    const { what, stop } = part;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not stopped within ${wait / 1000} s`)), wait);
    });
    try {
      await Promise.race([stop(), tooLong]);
    } catch (error) {
      process.stderr.write(`Stopping ${what}: ${error instanceof Error ? error.message : String(error)}\n`);
    } finally {
      clearTimeout(timer);
    }
  }
}
