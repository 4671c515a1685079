import type { House } from "#commands/house.ts";
import { deleteImages } from "#commands/images/delete-images.ts";
import { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { describeCapabilities } from "#interop/dicomweb/capabilities.ts";
import { retrieveFrames } from "#interop/dicomweb/frames.ts";
import { retrieveMetadata } from "#interop/dicomweb/metadata.ts";
import { retrieveRendered, retrieveRenderedMany, retrieveThumbnail } from "#interop/dicomweb/rendered.ts";
import { retrieveBulk, retrieveWhole } from "#interop/dicomweb/retrieve.ts";
import { search } from "#interop/dicomweb/search.ts";
import { storeFiles } from "#interop/dicomweb/store.ts";
import { retrieveByUri } from "#interop/dicomweb/wado-uri.ts";
import type { HandlersOf, Visitor } from "../handler.ts";

type Routes = HandlersOf<typeof dicomwebRoutes>;
/** A question about a study, or a series or instance of it. */
type AskedPlace = Pick<Parameters<Routes["searchStudies"]>[0], "scope" | "query" | "visitor"> & {
  params: { study: string; series?: string; instance?: string };
};

/** DICOMweb, PS3.18: each door hands on to interop/dicomweb, which knows the standard. */
export const dicomwebDoors = (house: House): Routes => {
  const request = ({ headers }: Visitor) => ({ headers, url: house.settings.url });
  const whole = ({ scope, params, query, visitor }: AskedPlace) =>
    retrieveWhole(house, scope, params, query, request(visitor));
  const metadata = ({ scope, params, query, visitor }: AskedPlace) =>
    retrieveMetadata(house, scope, params, query, request(visitor));
  const thumbnail = ({ scope, params, query, visitor }: AskedPlace) =>
    retrieveThumbnail(house, scope, params, query, request(visitor));
  const rendered = ({ scope, params, query, visitor }: AskedPlace) =>
    retrieveRenderedMany(house, scope, params, null, query, request(visitor));
  /** 204 as PS3.18 section 10.7 would have it: what is gone has no answer. */
  const remove = async ({ scope, params }: Pick<AskedPlace, "scope" | "params">) => {
    await deleteImages(house, scope, params, null);
    return { status: 204, headers: {}, body: null };
  };
  return {
    searchStudies: (asked) => search(house, asked.scope, "study", {}, asked.query, request(asked.visitor)),
    searchSeries: (asked) => search(house, asked.scope, "series", {}, asked.query, request(asked.visitor)),
    searchInstances: (asked) => search(house, asked.scope, "instance", {}, asked.query, request(asked.visitor)),
    searchStudySeries: (asked) =>
      search(house, asked.scope, "series", asked.params, asked.query, request(asked.visitor)),
    searchStudyInstances: (asked) =>
      search(house, asked.scope, "instance", asked.params, asked.query, request(asked.visitor)),
    searchSeriesInstances: (asked) =>
      search(house, asked.scope, "instance", asked.params, asked.query, request(asked.visitor)),
    storeInstances: ({ scope, stream, visitor }) => storeFiles(house, scope, null, stream, request(visitor)),
    storeStudyInstances: ({ scope, params, stream, visitor }) =>
      storeFiles(house, scope, params.study, stream, request(visitor)),
    retrieveStudy: whole,
    retrieveSeries: whole,
    retrieveInstance: whole,
    studyMetadata: metadata,
    seriesMetadata: metadata,
    instanceMetadata: metadata,
    retrieveFrames: ({ scope, params, query, visitor }) =>
      retrieveFrames(house, scope, params, params.frames, query, request(visitor)),
    retrieveBulkdata: ({ scope, params, query, visitor }) =>
      retrieveBulk(house, scope, params, params.offset, query, request(visitor)),
    renderedInstance: ({ scope, params, query, visitor }) =>
      retrieveRendered(house, scope, params, null, query, request(visitor)),
    renderedFrames: ({ scope, params, query, visitor }) => {
      const frames = params.frames.split(",").map(Number);
      const [frame = 1, ...more] = frames;
      return more.length === 0
        ? retrieveRendered(house, scope, params, frame, query, request(visitor))
        : retrieveRenderedMany(house, scope, params, frames, query, request(visitor));
    },
    renderedStudy: rendered,
    renderedSeries: rendered,
    studyThumbnail: thumbnail,
    seriesThumbnail: thumbnail,
    instanceThumbnail: thumbnail,
    deleteStudy: remove,
    deleteSeries: remove,
    deleteInstance: remove,
    retrieveByUri: ({ scope, query, visitor }) => retrieveByUri(house, scope, query, request(visitor)),
    dicomwebCapabilities: ({ query, visitor }) =>
      describeCapabilities(Object.values(dicomwebRoutes), query, request(visitor)),
  };
};
