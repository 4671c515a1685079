import { ConfigurationError, configurationHelp, readConfiguration } from "./configuration.ts";
import { type Service, startService } from "./start-service.ts";
import { stopRequest } from "./stop-request.ts";

/** Everything is stopped within this, or the process ends all the same: the database recovers from that. */
const longestStop = 10_000;

const say = (text: string) => process.stdout.write(`${text}\n`);
const note = (sentence: string) => process.stderr.write(`${sentence}\n`);

/** What `npm start` runs under Node 24. */
async function main(): Promise<number> {
  const configuration = readConfiguration(process.argv.slice(2), process.env);
  if (configuration === null) {
    say(configurationHelp);
    return 0;
  }
  const asked = stopRequest();
  const service = await startService(configuration, note);
  if (configuration.demo) await prepareDemo(service);
  greet(service, configuration.demo);
  await asked;
  setTimeout(() => process.exit(1), longestStop).unref();
  await service.stop();
  return 0;
}

/** Loaded when asked for: nobody else needs phantoms in memory. The first time takes a minute, hence the word. */
async function prepareDemo({ house }: Service): Promise<void> {
  note("The demonstration is being prepared: its images are computed when it starts for the first time.");
  const { loadDemo } = await import("#demo/load-demo.ts");
  await loadDemo(house);
}

function greet(service: Service, demo: boolean): void {
  say(`Overread is ready: ${service.url}${demo ? " (demonstration: sign in with one click)" : ""}`);
  if (service.setUpLink !== null) say(`First start: set it up here within 24 hours: ${service.setUpLink}`);
}

try {
  process.exit(await main());
} catch (error) {
  note(
    error instanceof Error
      ? error instanceof ConfigurationError || process.env.OVERREAD_LOG !== "debug"
        ? error.message
        : String(error.stack)
      : String(error),
  );
  process.exit(error instanceof ConfigurationError ? 2 : 1);
}
