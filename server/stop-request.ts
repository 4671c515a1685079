/**
 * Waits until this process is asked to end: by Ctrl-C, by a service manager, by the closing terminal, or because the launcher that started
 * it is gone (its channel closes, also after kill -9). A second Ctrl-C, once we are ending, ends at once.
 * @returns why, in a word for the log
 */
export async function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = (why: string) => {
      if (asked) return;
      asked = true;
      resolve(why);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (asked && signal === "SIGINT") process.exit(130);
        ask(signal);
      });
    }
    if (process.channel !== undefined) process.once("disconnect", () => ask("the launcher ended"));
  });
}
