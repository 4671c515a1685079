import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { S3Settings } from "#store/objects/s3-client.ts";

/** What goes wrong with one request: an answer of failure, a cut line, bytes that rot on their way, or an answer that takes long. */
export type Fault =
  | { kind: "status"; status: number; code: string }
  | { kind: "cut-request" }
  | { kind: "cut-answer"; after: number }
  | { kind: "wrong-bytes" }
  /** It is done, but nobody is told. */
  | { kind: "done-unsaid" };

type Ask = { method: string; key: string; query: URLSearchParams };
type Kept = { bytes: Buffer; modified: Date; metadata: string | undefined };

export type FakeS3 = {
  settings: S3Settings;
  /** By key. */
  objects: Map<string, Kept>;
  /** Multipart uploads that are open, by their id. */
  uploads: Map<string, { key: string; initiated: Date; parts: Map<number, Buffer> }>;
  buckets: Set<string>;
  /** Every request so far, as "PUT objects/…". */
  asked: string[];
  /** Asked of each request; null lets it pass. */
  fault: (ask: Ask) => Fault | null;
  /** Away for a while: whoever connects is refused, and what was under way is cut. */
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * An S3 server of the tests' own, in memory: buckets, PUT, GET with ranges, HEAD, DELETE, copy, multipart and lists, path style. It
 * verifies x-amz-content-sha256 as S3 does, and the access key, though not the signature: real servers are tried for that.
 */
export async function fakeS3(bucket = "images", pageSize = 1000): Promise<FakeS3> {
  const fake: Omit<FakeS3, "settings" | "goAway" | "comeBack" | "close"> = {
    objects: new Map(),
    uploads: new Map(),
    buckets: new Set(),
    asked: [],
    fault: () => null,
  };
  const server = createServer((request, response) => {
    answer(fake, pageSize, request, response).catch(() => response.destroy());
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(fake, {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: "us-east-1",
      accessKeyId: "fake-key",
      secretAccessKey: "fake-secret",
      prefix: "",
    },
    goAway: stop,
    comeBack: () => listen(port),
    close: async () => {
      if (server.listening) await stop();
    },
  });
}

class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

type Store = Pick<FakeS3, "objects" | "uploads" | "buckets" | "asked" | "fault">;
type Reply = { status?: number; headers?: Record<string, string>; body?: Buffer | string };

async function answer(
  store: Store,
  pageSize: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://s3");
  const [, bucket = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const ask: Ask = { method: request.method ?? "", key: rest.join("/"), query: url.searchParams };
  store.asked.push(`${ask.method} ${ask.key}`);
  const fault = store.fault(ask);
  if (fault?.kind === "cut-request") {
    request.socket.destroy();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const reply =
    fault?.kind === "status" ? failed(fault.status, fault.code) : doIt(store, pageSize, bucket, ask, request, body);
  if (fault?.kind === "done-unsaid") {
    request.socket.destroy();
    return;
  }
  const bytes = Buffer.from(reply.body ?? "");
  const headers = { "content-length": String(bytes.length), ...reply.headers };
  response.writeHead(reply.status ?? 200, headers);
  if (fault?.kind === "wrong-bytes" && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
  if (fault?.kind === "cut-answer") {
    response.write(bytes.subarray(0, fault.after), () => request.socket.destroy());
    return;
  }
  response.end(ask.method === "HEAD" ? undefined : bytes);
}

function failed(status: number, code: string): Reply {
  return { status, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
}

function doIt(store: Store, pageSize: number, bucket: string, ask: Ask, request: IncomingMessage, body: Buffer): Reply {
  try {
    if (!/Credential=fake-key\//.test(request.headers.authorization ?? ""))
      throw new S3Error(403, "InvalidAccessKeyId");
    const signed = request.headers["x-amz-content-sha256"];
    if (signed !== createHash("sha256").update(body).digest("hex")) throw new S3Error(400, "XAmzContentSHA256Mismatch");
    if (ask.key === "" && ask.method === "PUT") {
      store.buckets.add(bucket);
      return {};
    }
    if (!store.buckets.has(bucket)) throw new S3Error(404, "NoSuchBucket");
    return ask.key === "" ? onBucket(store, pageSize, ask) : onObject(store, bucket, ask, request, body);
  } catch (error) {
    if (error instanceof S3Error) return failed(error.status, error.code);
    throw error;
  }
}

function onBucket(store: Store, pageSize: number, { method, query }: Ask): Reply {
  if (method === "HEAD") return {};
  const prefix = query.get("prefix") ?? "";
  if (query.has("uploads")) {
    const open = [...store.uploads].filter(([, { key }]) => key.startsWith(prefix));
    const xml = open.map(
      ([id, { key, initiated }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${initiated.toISOString()}</Initiated></Upload>`,
    );
    return { body: `<ListMultipartUploadsResult>${xml.join("")}</ListMultipartUploadsResult>` };
  }
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const keys = [...store.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, pageSize);
  const xml = page.map((key) => {
    const kept = store.objects.get(key);
    return `<Contents><Key>${key}</Key><Size>${kept?.bytes.length}</Size><LastModified>${kept?.modified.toISOString()}</LastModified></Contents>`;
  });
  const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  const cut = `<IsTruncated>${next !== ""}</IsTruncated>`;
  return { body: `<ListBucketResult>${cut}${next}${xml.join("")}</ListBucketResult>` };
}

function onObject(store: Store, bucket: string, ask: Ask, request: IncomingMessage, body: Buffer): Reply {
  const { method, key, query } = ask;
  if (query.has("uploads") || query.has("uploadId")) return onUpload(store, ask, body);
  if (method === "PUT") {
    const source = request.headers["x-amz-copy-source"];
    const bytes =
      typeof source === "string" ? found(store, decodeURIComponent(source).slice(bucket.length + 1)).bytes : body;
    const metadata = request.headers["x-amz-meta-sha256"];
    store.objects.set(key, {
      bytes,
      modified: new Date(),
      metadata: typeof metadata === "string" ? metadata : undefined,
    });
    return { body: typeof source === "string" ? "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>" : "" };
  }
  if (method === "DELETE") {
    store.objects.delete(key);
    return { status: 204 };
  }
  const { bytes } = found(store, key);
  if (method === "HEAD") return { headers: { "content-length": String(bytes.length) } };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (range === null) return { body: bytes };
  const [from, to] = [Number(range[1]), range[2] === "" ? bytes.length - 1 : Number(range[2])];
  if (from >= bytes.length) throw new S3Error(416, "InvalidRange");
  return { status: 206, body: bytes.subarray(from, to + 1) };
}

function found(store: Store, key: string): Kept {
  const kept = store.objects.get(key);
  if (kept === undefined) throw new S3Error(404, "NoSuchKey");
  return kept;
}

function onUpload(store: Store, { method, key, query }: Ask, body: Buffer): Reply {
  if (method === "POST" && query.has("uploads")) {
    const id = randomUUID();
    store.uploads.set(id, { key, initiated: new Date(), parts: new Map() });
    return { body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>` };
  }
  const id = query.get("uploadId") ?? "";
  const upload = store.uploads.get(id);
  if (upload === undefined) throw new S3Error(404, "NoSuchUpload");
  if (method === "PUT") {
    upload.parts.set(Number(query.get("partNumber")), body);
    return { headers: { etag: `"${createHash("md5").update(body).digest("hex")}"` } };
  }
  store.uploads.delete(id);
  if (method === "DELETE") return { status: 204 };
  const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
  if (parts.slice(0, -1).some((part) => part.length < 5 * 1024 ** 2)) throw new S3Error(400, "EntityTooSmall");
  store.objects.set(key, { bytes: Buffer.concat(parts), modified: new Date(), metadata: undefined });
  return { body: "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>" };
}
