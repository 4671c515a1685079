// `npm start`: installs what is missing, builds the web application if it changed, and runs the service until Ctrl-C.
import { buildWeb } from "./build-web.mjs";
import { goOn, installWhatIsMissing } from "./runtime.mjs";

const args = process.argv.slice(2);
await installWhatIsMissing();
if (!args.includes("--help")) await buildWeb();
await goOn("server/main.ts", args, { service: true });
