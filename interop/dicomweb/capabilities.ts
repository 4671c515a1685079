import type { Route } from "#contract/route.ts";
import { acceptOf, choose } from "./accept.ts";
import { askedAgain, type DicomwebAnswer, type DicomwebRequest, headerOf, notAcceptable } from "./answer.ts";
import { compressed } from "./compressed.ts";

const types = ["application/vnd.sun.wadl+xml", "application/json"] as const;

/** Media types of answers by the last word of a path; metadata and searches where none is listed. */
const answers: Readonly<Record<string, readonly string[]>> = {
  rendered: ["image/jpeg", "image/png"],
  thumbnail: ["image/jpeg", "image/png"],
  frames: [
    "multipart/related",
    "application/octet-stream",
    "image/jphc",
    "image/jp2",
    "image/jls",
    "image/jpeg",
    "image/dicom-rle",
  ],
  bulkdata: ["multipart/related", "application/octet-stream"],
  instance: ["multipart/related", "application/dicom"],
};
const dataSets = ["application/dicom+json", 'multipart/related; type="application/dicom+xml"'];

/**
 * What can be asked of the service (PS3.18 section 8.9, annex H): every resource with its methods, as WADL or JSON, from the routes
 * themselves.
 */
export async function describeCapabilities(
  routes: readonly Route[],
  query: Readonly<Record<string, unknown>>,
  request: DicomwebRequest,
): Promise<DicomwebAnswer> {
  const type = choose(acceptOf(headerOf(request, "accept"), query), types);
  if (type === null) return notAcceptable(types);
  const resources = [...Map.groupBy(routes, (route) => route.path)].map(([path, methods]) => ({
    path: path.replace(/:(\w+)/g, "{$1}"),
    methods: methods.map((route) => ({ method: route.method, summary: route.summary, answers: answersOf(route) })),
  }));
  const body =
    type === "application/json" ? JSON.stringify({ base: request.url, resources }) : wadl(request.url, resources);
  return await compressed(request, { headers: { ...askedAgain, "content-type": type }, body }, null);
}

function answersOf({ method, path }: Route): readonly string[] {
  if (method !== "GET") return method === "POST" ? ["application/dicom+json"] : [];
  const words = path.split("/").filter((word) => !word.startsWith(":"));
  const last = words.at(-1) ?? "";
  if (path.endsWith(":study") || path.endsWith(":series") || path.endsWith(":instance")) return answers.instance ?? [];
  return answers[last] ?? dataSets;
}

type Resource = { path: string; methods: { method: string; summary: string; answers: readonly string[] }[] };

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function wadl(base: string, resources: readonly Resource[]): string {
  const methodOf = ({ method, summary, answers: given }: Resource["methods"][number]) => {
    const representations = given.map((one) => `<representation mediaType="${escaped(one)}"/>`).join("");
    return `<method name="${method}"><doc>${escaped(summary)}</doc><response>${representations}</response></method>`;
  };
  const resourceOf = ({ path, methods }: Resource) =>
    `<resource path="${escaped(path.slice(1))}">${methods.map(methodOf).join("")}</resource>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<application xmlns="http://wadl.dev.java.net/2009/02"><resources base="${escaped(base)}/">${resources.map(resourceOf).join("")}</resources></application>
`;
}
