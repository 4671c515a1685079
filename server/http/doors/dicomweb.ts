import type { House } from "#commands/house.ts";
import type { dicomwebRoutes } from "#contract/routes/dicomweb.ts";
import { retrieveFrames } from "#interop/dicomweb/frames.ts";
import { retrieveMetadata } from "#interop/dicomweb/metadata.ts";
import { retrieveRendered, retrieveThumbnail } from "#interop/dicomweb/rendered.ts";
import type { HandlersOf, Visitor } from "../handler.ts";

type RetrieveRoutes = Pick<
  typeof dicomwebRoutes,
  | "studyMetadata"
  | "seriesMetadata"
  | "instanceMetadata"
  | "retrieveFrames"
  | "renderedInstance"
  | "renderedFrames"
  | "studyThumbnail"
  | "seriesThumbnail"
  | "instanceThumbnail"
>;

/** DICOMweb, PS3.18: each door hands on to interop/dicomweb, which knows the standard. */
export const dicomwebDoors = (house: House): HandlersOf<RetrieveRoutes> => {
  const asked = ({ headers }: Visitor) => ({ headers, url: house.settings.url });
  return {
    studyMetadata: ({ scope, params, query, visitor }) => retrieveMetadata(house, scope, params, query, asked(visitor)),
    seriesMetadata: ({ scope, params, query, visitor }) =>
      retrieveMetadata(house, scope, params, query, asked(visitor)),
    instanceMetadata: ({ scope, params, query, visitor }) =>
      retrieveMetadata(house, scope, params, query, asked(visitor)),
    retrieveFrames: ({ scope, params, query, visitor }) =>
      retrieveFrames(house, scope, params, params.frames, query, asked(visitor)),
    renderedInstance: ({ scope, params, query, visitor }) =>
      retrieveRendered(house, scope, params, null, query, asked(visitor)),
    renderedFrames: ({ scope, params, query, visitor }) =>
      retrieveRendered(house, scope, params, Number(params.frames), query, asked(visitor)),
    studyThumbnail: ({ scope, params, query, visitor }) =>
      retrieveThumbnail(house, scope, params, query, asked(visitor)),
    seriesThumbnail: ({ scope, params, query, visitor }) =>
      retrieveThumbnail(house, scope, params, query, asked(visitor)),
    instanceThumbnail: ({ scope, params, query, visitor }) =>
      retrieveThumbnail(house, scope, params, query, asked(visitor)),
  };
};
