import { stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "#contract/refusals.ts";
import { precompress } from "./precompress.ts";

const builtWeb = join(import.meta.dirname, "../../dist/web");

const notBuilt =
  '<!doctype html><html lang="en"><title>Overread</title><p>The web application is not built. Start the service with <code>npm start</code>, which builds it.</p></html>';

/**
 * The web application: hashed assets for ever, its one page for every other address that a browser asks for. What is asked of the
 * API, DICOMweb or FHIR and is not there is a refusal, not a page.
 */
export async function registerWebPages(app: FastifyInstance, folder: string = builtWeb): Promise<void> {
  const built = await isFile(join(folder, "index.html"));
  if (built) {
    // Not waited for: until a file's compressed form is there, it goes out as it is.
    void precompress(folder).catch((error: unknown) =>
      app.log.warn({ fault: String(error) }, "assets stay uncompressed"),
    );
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${join("/", "assets")}/`);
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    app.get("/", async (_request, reply) => sendPage(reply));
  } else {
    app.get("/", async (_request, reply) => sendNotBuilt(reply));
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) throw new Refusal("not-found");
    return built ? sendPage(reply) : sendNotBuilt(reply);
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header("cache-control", "no-cache").sendFile("index.html");
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.status(503).type("text/html; charset=utf-8").header("cache-control", "no-store").send(notBuilt);
}

function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (/^\/(api|dicomweb|fhir|assets)(\/|$|\?)/.test(request.url)) return false;
  return (request.headers.accept ?? "*/*").includes("text/html");
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
