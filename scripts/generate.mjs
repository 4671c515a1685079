// `npm run generate`: writes every generated file anew; `-- --check` only says which are stale.
import { goOn } from "./runtime.mjs";

await goOn("scripts/generate.ts", process.argv.slice(2));
