import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type FindAccount, Provider } from "oidc-provider";

export type ProviderAccount = { sub: string; email?: string; email_verified?: boolean; name?: string };
export type TestProvider = { issuer: string; close: () => Promise<void> };

export const client = { id: "overread", secret: "a secret between the two of them" };

/**
 * An identity provider on this machine. Whoever comes is signed in as what `account` says at that moment: how people sign in
 * there is not what is tested.
 */
export async function startProvider(account: () => ProviderAccount, redirectUri: string): Promise<TestProvider> {
  const listener: { answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> } = {
    answer: async (_request, response) => void response.writeHead(503).end(),
  };
  const server = createServer((request, response) => {
    listener.answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(
    issuer,
    configurationFor(account, redirectUri, () => provider),
  );
  provider.on("server_error", (_context, error) => process.stderr.write(`${error.stack}\n`));
  const answer = provider.callback();
  listener.answer = async (request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) return await answer(request, response);
    const login = { accountId: account().sub };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configurationFor(
  account: () => ProviderAccount,
  redirectUri: string,
  provider: () => Provider,
): Record<string, unknown> {
  const findAccount: FindAccount = (_context, sub) => ({ accountId: sub, claims: () => ({ ...account(), sub }) });
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
      const { Grant } = provider();
      const grant = new Grant({ accountId: context.oidc.session.accountId, clientId: client.id });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["for tests"] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  };
}
