import { exportCase } from "#commands/custody/export-case.ts";
import { getCustody } from "#commands/custody/get-custody.ts";
import { createDelivery, listDeliveries, revokeDelivery } from "#commands/deliveries/manage-deliveries.ts";
import { getLink, openLink } from "#commands/deliveries/open-link.ts";
import type { House } from "#commands/house.ts";
import { addAddendum } from "#commands/opinions/add-addendum.ts";
import { getOpinion, getOpinionPicture, getOpinionRendering } from "#commands/opinions/get-opinion.ts";
import { getOpinionDraft, saveOpinionDraft } from "#commands/opinions/opinion-draft.ts";
import { previewOpinion, previewOpinionPdf } from "#commands/opinions/preview-opinion.ts";
import { signOpinion } from "#commands/opinions/sign-opinion.ts";
import type { opinionRoutes } from "#contract/routes/opinions.ts";
import type { HandlersOf } from "../handler.ts";
import { sendOpinionFile } from "./send-opinion-file.ts";

type Routes = typeof opinionRoutes;
type LinkRoutes = Pick<Routes, "getLink" | "openLink" | "getLinkOpinion" | "getLinkRendering" | "getLinkPicture">;
type DeliveryRoutes = Pick<
  Routes,
  "listDeliveries" | "createDelivery" | "revokeDelivery" | "getCustody" | "exportCase"
>;
type WritingRoutes = Omit<Routes, keyof LinkRoutes | keyof DeliveryRoutes>;

export const opinionDoors = (house: House): HandlersOf<Routes> => ({
  ...writingDoors(house),
  ...deliveryDoors(house),
  ...linkDoors(house),
});

const writingDoors = (house: House): HandlersOf<WritingRoutes> => ({
  getOpinionDraft: async ({ scope, params }) => ({ json: await getOpinionDraft(house, scope, params.caseId) }),
  saveOpinionDraft: async ({ scope, params, body }) => ({
    json: await saveOpinionDraft(house, scope, params.caseId, body),
  }),
  previewOpinion: async ({ scope, params }) => ({ json: await previewOpinion(house, scope, params.caseId) }),
  previewOpinionPdf: async ({ scope, params }) => ({ body: await previewOpinionPdf(house, scope, params.caseId) }),
  signOpinion: async ({ scope, params, body }) => ({ json: await signOpinion(house, scope, params.caseId, body) }),
  addAddendum: async ({ scope, params, body }) => ({ json: await addAddendum(house, scope, params.caseId, body) }),
  getOpinion: async ({ scope, params }) => ({ json: { versions: await getOpinion(house, scope, params.caseId) } }),
  getOpinionRendering: async ({ scope, params }) =>
    sendOpinionFile(await getOpinionRendering(house, scope, params.caseId, params)),
  getOpinionPicture: async ({ scope, params }) => ({
    body: await getOpinionPicture(house, scope, params.caseId, params.findingId),
  }),
});

const deliveryDoors = (house: House): HandlersOf<DeliveryRoutes> => ({
  listDeliveries: async ({ scope, params }) => ({
    json: { deliveries: await listDeliveries(house, scope, params.caseId) },
  }),
  createDelivery: async ({ scope, params, body }) => ({
    json: await createDelivery(house, scope, params.caseId, body),
  }),
  revokeDelivery: async ({ scope, params }) => {
    await revokeDelivery(house, scope, params.caseId, params.deliveryId);
    return { json: { done: true } };
  },
  getCustody: async ({ scope, params }) => ({ json: await getCustody(house, scope, params.caseId) }),
  exportCase: async ({ scope, params }) => {
    const { stream, fileName } = await exportCase(house, scope, params.caseId);
    return { headers: { "content-disposition": `attachment; filename="${fileName}"` }, body: stream };
  },
});

const linkDoors = (house: House): HandlersOf<LinkRoutes> => ({
  getLink: async ({ params }) => ({ json: await getLink(house, params.token) }),
  openLink: async ({ params, body }) => {
    const holder = await openLink(house, params.token, body.code);
    // Sent back to this link's own addresses only; the link's end is asked of the database each time.
    const cookie = {
      name: "overread_link",
      value: holder,
      maxAgeSeconds: 90 * 86_400,
      path: `/api/links/${params.token}`,
    };
    return { json: { done: true }, cookies: [cookie] };
  },
  getLinkOpinion: async ({ scope }) => ({ json: { versions: await getOpinion(house, scope, scope.caseId) } }),
  getLinkRendering: async ({ scope, params }) =>
    sendOpinionFile(await getOpinionRendering(house, scope, scope.caseId, params)),
  getLinkPicture: async ({ scope, params }) => ({
    body: await getOpinionPicture(house, scope, scope.caseId, params.findingId),
  }),
});
