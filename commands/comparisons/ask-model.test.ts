import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { callModel, readProposals } from "./ask-model.ts";

const text = "FINDINGS: There is an 8 mm nodule in the\nright upper lobe. No pleural effusion.";
const one = (part: object) => ({
  quote: "8 mm nodule in the right upper lobe",
  observation: "pulmonary nodule",
  anatomy: "upper lobe",
  side: "right",
  negated: false,
  certainty: "definite",
  ...part,
});
const said = (...statements: unknown[]) => JSON.stringify({ statements });

describe("what a language model proposes", () => {
  it("points at the words of the report, and is marked as a model's", () => {
    const { statements, dropped } = readProposals(text, `Here you are:\n\`\`\`json\n${said(one({}))}\n\`\`\``);
    expect(dropped).toBe(0);
    expect(statements).toMatchObject([
      { observation: "pulmonary nodule", origin: "model", confirmed: false, side: "right" },
    ]);
    for (const { start, end, text: words } of statements) expect(text.slice(start, end)).toBe(words);
  });

  it.each([
    ["words the report does not have", said(one({ quote: "9 cm mass in the liver" })), 1],
    ["no quote", said({ observation: "mass", negated: false }), 1],
    ["no list", '{"answer": "nothing"}', 1],
    ["no JSON", "I am sorry, I cannot do that.", 1],
    ["half a JSON", '{"statements": [{"quote": "8 mm', 1],
    ["an empty list", said(), 0],
    ["a pattern for a quote", said(one({ quote: ".*" })), 1],
  ])("is dropped where it is not: %s", (_, answer, dropped) => {
    expect(readProposals(text, answer)).toEqual({ statements: [], dropped });
  });
});

describe("a service that answers as such services do", () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const serve = (status: number, body: string): Promise<string> =>
    new Promise((resolve) => {
      server = createServer((request, response) => {
        request.resume();
        response.writeHead(request.url === "/v1/chat/completions" ? status : 404, {
          "content-type": "application/json",
        });
        response.end(body);
      }).listen(0, "127.0.0.1", () => {
        const address = server?.address();
        resolve(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/v1`);
      });
    });
  const ask = async (status: number, body: string) =>
    await callModel({ url: await serve(status, body), model: "any", key: "k" }, text).catch((error: unknown) => error);

  it("is heard", async () => {
    const body = JSON.stringify({ choices: [{ message: { role: "assistant", content: said(one({})) } }] });
    expect(await ask(200, body)).toBe(said(one({})));
  });

  it.each([
    [500, "oops"],
    [200, "<html>"],
    [200, '{"choices": []}'],
    [401, '{"error": "key"}'],
    [200, "x".repeat(1_100_000)],
  ])("is refused in words where it fails: %i", async (status, body) => {
    expect(await ask(status, body)).toMatchObject({ code: "not-complete" });
  });
});
