import { z } from "zod";
import { dicomUid } from "../ids.ts";
import { defineRoutes, type Route } from "../route.ts";

const inStudy = z.object({ study: dicomUid });
const inSeries = inStudy.extend({ series: dicomUid });
const inInstance = inSeries.extend({ instance: dicomUid });
const frameList = z
  .string()
  .regex(/^[1-9][0-9]*(,[1-9][0-9]*)*$/)
  .max(4000);
/** QIDO-RS and rendered queries are read by interop/dicomweb, which knows their grammar (PS3.18 8.3.4, 8.3.5). */
const anyQuery = z.looseObject({});

const get = <const P extends string, S extends z.ZodObject>(
  path: P,
  summary: string,
  params: S,
  raw: string,
  blind: "filtered" | "refused" = "filtered",
) =>
  ({
    method: "GET",
    path,
    summary,
    access: { kind: "images" },
    blind,
    params,
    query: anyQuery,
    reply: { raw },
  }) satisfies Route;

const remove = <const P extends string, S extends z.ZodObject>(path: P, summary: string, params: S) =>
  ({
    method: "DELETE",
    path,
    summary,
    access: { kind: "images" },
    blind: "carries-nothing",
    params,
    reply: { raw: "application/json" },
  }) satisfies Route;

const none = z.object({});
const dicomJson = "application/dicom+json";
const related = "multipart/related";

/** PS3.18 sections 10.4 (retrieve), 10.5 (store), 10.6 (search). A blind reader gets filtered metadata and pixels, never whole instances. */
export const dicomwebRoutes = defineRoutes({
  searchStudies: get("/dicomweb/studies", "QIDO-RS: studies", none, dicomJson),
  searchSeries: get("/dicomweb/series", "QIDO-RS: all series", none, dicomJson),
  searchInstances: get("/dicomweb/instances", "QIDO-RS: all instances", none, dicomJson),
  searchStudySeries: get("/dicomweb/studies/:study/series", "QIDO-RS: a study's series", inStudy, dicomJson),
  searchStudyInstances: get("/dicomweb/studies/:study/instances", "QIDO-RS: a study's instances", inStudy, dicomJson),
  searchSeriesInstances: get(
    "/dicomweb/studies/:study/series/:series/instances",
    "QIDO-RS: a series' instances",
    inSeries,
    dicomJson,
  ),
  storeInstances: {
    method: "POST",
    path: "/dicomweb/studies",
    summary: "STOW-RS: store instances",
    access: { kind: "images" },
    blind: "carries-nothing",
    body: { raw: [related, "application/dicom"] },
    reply: { raw: dicomJson },
  },
  storeStudyInstances: {
    method: "POST",
    path: "/dicomweb/studies/:study",
    summary: "STOW-RS: store instances of one study",
    access: { kind: "images" },
    blind: "carries-nothing",
    params: inStudy,
    body: { raw: [related, "application/dicom"] },
    reply: { raw: dicomJson },
  },
  retrieveStudy: get("/dicomweb/studies/:study", "WADO-RS: a whole study", inStudy, related, "refused"),
  retrieveSeries: get(
    "/dicomweb/studies/:study/series/:series",
    "WADO-RS: a whole series",
    inSeries,
    related,
    "refused",
  ),
  retrieveInstance: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance",
    "WADO-RS: one instance",
    inInstance,
    related,
    "refused",
  ),
  studyMetadata: get("/dicomweb/studies/:study/metadata", "WADO-RS: metadata of a study", inStudy, dicomJson),
  seriesMetadata: get(
    "/dicomweb/studies/:study/series/:series/metadata",
    "WADO-RS: metadata of a series",
    inSeries,
    dicomJson,
  ),
  instanceMetadata: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/metadata",
    "WADO-RS: metadata of an instance",
    inInstance,
    dicomJson,
  ),
  retrieveFrames: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/frames/:frames",
    "WADO-RS: frames by number",
    inInstance.extend({ frames: frameList }),
    related,
  ),
  retrieveBulkdata: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/bulkdata/:offset",
    "WADO-RS: one value that metadata gives by reference",
    inInstance.extend({ offset: z.string().regex(/^[0-9]+-[0-9]+$/) }),
    related,
    "refused",
  ),
  renderedStudy: get(
    "/dicomweb/studies/:study/rendered",
    "WADO-RS: the images of a study as pictures",
    inStudy,
    related,
  ),
  renderedSeries: get(
    "/dicomweb/studies/:study/series/:series/rendered",
    "WADO-RS: the images of a series as pictures",
    inSeries,
    related,
  ),
  renderedInstance: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/rendered",
    "WADO-RS: an instance as a picture",
    inInstance,
    "image/jpeg",
  ),
  renderedFrames: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/frames/:frames/rendered",
    "WADO-RS: frames as pictures",
    inInstance.extend({ frames: frameList }),
    "image/jpeg",
  ),
  studyThumbnail: get("/dicomweb/studies/:study/thumbnail", "WADO-RS: a study's thumbnail", inStudy, "image/jpeg"),
  seriesThumbnail: get(
    "/dicomweb/studies/:study/series/:series/thumbnail",
    "WADO-RS: a series' thumbnail",
    inSeries,
    "image/jpeg",
  ),
  instanceThumbnail: get(
    "/dicomweb/studies/:study/series/:series/instances/:instance/thumbnail",
    "WADO-RS: an instance's thumbnail",
    inInstance,
    "image/jpeg",
  ),
  deleteStudy: remove("/dicomweb/studies/:study", "Delete a study that no case holds", inStudy),
  deleteSeries: remove(
    "/dicomweb/studies/:study/series/:series",
    "Delete a series of a study that no case holds",
    inSeries,
  ),
  deleteInstance: remove(
    "/dicomweb/studies/:study/series/:series/instances/:instance",
    "Delete an instance of a study that no case holds",
    inInstance,
  ),
  retrieveByUri: get("/wado", "WADO-URI: one object as a picture or a file", none, "image/jpeg"),
  dicomwebCapabilities: {
    ...get("/dicomweb", "What the DICOMweb services offer, as WADL or JSON", none, "application/vnd.sun.wadl+xml"),
    blind: "carries-nothing",
  },
});
