import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startService, type TestService } from "#tests/kit/service.ts";
import { type Visitor, visitor } from "#tests/kit/visitor.ts";

let service: TestService;
let browser: Visitor;
let webFolder: string;
const script = `console.log(${JSON.stringify("x".repeat(5000))})`;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), "overread-web-"));
  await mkdir(join(webFolder, "assets"));
  await writeFile(join(webFolder, "index.html"), "<!doctype html><title>the page</title>");
  await writeFile(join(webFolder, "assets", "main-a1b2c3.js"), script);
  service = await startService({ app: { webFolder } });
  browser = visitor(service.url);
});
afterAll(async () => {
  await service.close();
  await rm(webFolder, { recursive: true, force: true });
});

const asPage = { headers: { accept: "text/html,application/xhtml+xml" } };

describe("the web application", () => {
  it("answers every address of its own with its one page, asked anew each time", async () => {
    for (const path of ["/", "/board", "/cases/123/read", "/setup/abc"]) {
      const response = await browser.raw(path, asPage);
      expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 200, "no-cache"]);
      expect(await response.text()).toContain("the page");
    }
  });

  it("sends hashed assets for ever, compressed once that is done", async () => {
    await vi.waitFor(() => stat(join(webFolder, "assets", "main-a1b2c3.js.gz")), 5000);
    const response = await browser.raw("/assets/main-a1b2c3.js", { headers: { "accept-encoding": "br" } });
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(response.headers.get("content-type")).toContain("javascript");
    expect(await response.text()).toBe(script);
    const plain = await browser.raw("/assets/main-a1b2c3.js", { headers: { "accept-encoding": "identity" } });
    expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, script]);
  });

  it("has no page for what is missing among the assets, or asked by a program", async () => {
    for (const [path, init] of [
      ["/assets/gone.js", asPage],
      ["/board", { headers: { accept: "application/json" } }],
      ["/board", { ...asPage, method: "POST" }],
      ["/../secret.key", asPage],
      ["/%2e%2e/secret.key", { headers: { accept: "*/*" } }],
    ] as const) {
      const response = await browser.raw(path, init);
      const page = (await response.text()).includes("the page");
      expect([path, response.status, page]).toEqual(path === "/../secret.key" ? [path, 200, true] : [path, 404, false]);
    }
  });
});
