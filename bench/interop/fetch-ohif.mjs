// Fetches the viewer of OHIF as its package has it (50 MB), for the tests and the bench that open studies in it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../.cache/ohif-3.13.2");
if (!existsSync(join(folder, "package/dist/index.html"))) {
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", "@ohif/app@3.13.2", "--silent"], { cwd: folder, stdio: "inherit" });
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".tgz"))) {
    execFileSync("tar", ["xzf", name], { cwd: folder });
    rmSync(join(folder, name));
  }
}
process.stdout.write(`${join(folder, "package/dist")}\n`);
