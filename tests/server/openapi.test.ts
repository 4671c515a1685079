import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routeTable } from "#contract/route-table.ts";
import { openApiDocument } from "#server/http/openapi.ts";
import { startService, type TestService } from "#tests/kit/service.ts";
import { visitor } from "#tests/kit/visitor.ts";

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const document = JSON.stringify(openApiDocument());

describe("the API's description", () => {
  it("has every route, and no reference that leads nowhere", () => {
    const { paths, components } = JSON.parse(document);
    const operations = Object.values<object>(paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(Object.keys(routeTable).length);
    const names = new Set(Object.keys(components.schemas));
    for (const [, name] of document.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
      expect(names).toContain(name);
    expect(document).not.toContain("$defs");
    expect(names.size).toBeGreaterThan(40);
  });

  it("is what the repository holds", async () => {
    const written = await readFile(join(import.meta.dirname, "../../docs/openapi.json"), "utf8");
    expect(JSON.parse(written)).toEqual(JSON.parse(document));
  });

  it("is served, with a reader whose parts all come from here", async () => {
    const reader = visitor(service.url);
    expect(await (await reader.raw("/api/openapi.json")).json()).toEqual(JSON.parse(document));
    const page = await reader.raw("/api/docs/");
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self' 'nonce-[^']+';/);
    const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      const script = await reader.raw(new URL(source ?? "", `${service.url}/api/docs/`).pathname);
      expect([script.status, script.headers.get("content-type")]).toEqual([200, expect.stringContaining("javascript")]);
    }
    expect(html).not.toMatch(/https?:\/\/(?!127\.0\.0\.1|localhost)/);
  });
});
