import { randomBytes } from "node:crypto";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "./openapi.ts";

/** /api/openapi.json and, for people, /api/docs: all of it from this server. */
export async function registerApiDocs(app: FastifyInstance): Promise<void> {
  const document = JSON.stringify(openApiDocument());
  app.get("/api/openapi.json", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").header("cache-control", "no-cache").send(document),
  );
  await app.register(async (docs) => {
    const nonce = randomBytes(16).toString("base64");
    // The reader of the API writes its own styles and starts from an inline script; no other page of ours may.
    const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`;
    docs.addHook("onSend", async (_request, reply) => {
      reply.header("content-security-policy", policy);
    });
    await docs.register(scalar, {
      routePrefix: "/api/docs",
      configuration: {
        url: "/api/openapi.json",
        pageTitle: "Overread API",
        nonce,
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        mcp: { disabled: true },
        hideClientButton: true,
        showDeveloperTools: "never",
      },
    });
  });
}
