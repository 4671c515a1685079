import type { House } from "#commands/house.ts";
import { addImages } from "#commands/images/add-images.ts";
import { addPicture } from "#commands/images/add-picture.ts";
import { addUploadPart } from "#commands/images/add-upload-part.ts";
import { answerPatientQuestion } from "#commands/images/answer-patient-question.ts";
import { asidePicture } from "#commands/images/aside-picture.ts";
import { beginUpload } from "#commands/images/begin-upload.ts";
import { claimStudy } from "#commands/images/claim-study.ts";
import { correctImages } from "#commands/images/correct-images.ts";
import { decideAside } from "#commands/images/decide-aside.ts";
import { decideIdentity } from "#commands/images/decide-identity.ts";
import { finishUpload } from "#commands/images/finish-upload.ts";
import { knownImages } from "#commands/images/known-images.ts";
import { listAside } from "#commands/images/list-aside.ts";
import { listCorrections } from "#commands/images/list-corrections.ts";
import { listFiles } from "#commands/images/list-files.ts";
import { listImages } from "#commands/images/list-images.ts";
import { listPatientQuestions } from "#commands/images/list-patient-questions.ts";
import { listPreviews } from "#commands/images/list-previews.ts";
import { listUnclaimed } from "#commands/images/list-unclaimed.ts";
import { releaseSeries } from "#commands/images/release-series.ts";
import { reportRefusedFiles } from "#commands/images/report-refused-files.ts";
import type { imageRoutes } from "#contract/routes/images.ts";
import { incomingFiles } from "#interop/dicomweb/incoming-files.ts";
import { boundaryOf } from "#interop/dicomweb/multipart.ts";
import type { HandlersOf } from "../handler.ts";
import { recordDoors } from "./records.ts";

const done = { json: { done: true } } as const;

export const imageDoors = (house: House): HandlersOf<typeof imageRoutes> => ({
  ...recordDoors(house),
  addImages: async ({ scope, params, stream, visitor }) => {
    const boundary = boundaryOf(visitor.headers["content-type"]);
    const files = await addImages(house, scope, params.caseId, incomingFiles(stream, boundary));
    return { json: { files } };
  },
  beginUpload: async ({ scope, params, body }) => ({ json: await beginUpload(house, scope, params.caseId, body) }),
  addUploadPart: async ({ scope, params, stream }) => ({
    json: await addUploadPart(house, scope, params.caseId, params.uploadId, params.place, stream),
  }),
  finishUpload: async ({ scope, params }) => ({
    json: { file: await finishUpload(house, scope, params.caseId, params.uploadId) },
  }),
  addPicture: async ({ scope, params, query, stream }) => ({
    json: { file: await addPicture(house, scope, params.caseId, query, stream) },
  }),
  knownImages: async ({ scope, params, body }) => ({
    json: { known: await knownImages(house, scope, params.caseId, body.sha256) },
  }),
  reportRefusedFiles: async ({ scope, params, body }) => {
    await reportRefusedFiles(house, scope, params.caseId, body.files);
    return done;
  },
  listImages: async ({ scope, params }) => ({ json: { studies: await listImages(house, scope, params.caseId) } }),
  listPreviews: async ({ scope, params }) => ({ json: { previews: await listPreviews(house, scope, params.caseId) } }),
  listFiles: async ({ scope, params }) => ({ json: { files: await listFiles(house, scope, params.caseId) } }),
  decideIdentity: async ({ scope, params, body }) => {
    await decideIdentity(house, scope, params.caseId, params.studyInstanceUid, body);
    return done;
  },
  correctImages: async ({ scope, params, body }) => {
    await correctImages(house, scope, params.caseId, params.studyInstanceUid, body);
    return done;
  },
  listCorrections: async ({ scope, params }) => ({
    json: { corrections: await listCorrections(house, scope, params.caseId) },
  }),
  listAside: async ({ scope }) => ({ json: { files: await listAside(house, scope) } }),
  asidePicture: async ({ scope, params }) => ({
    headers: { "content-type": "image/jpeg", "cache-control": "private, no-cache" },
    body: await asidePicture(house, scope, params.asideId, params.which),
  }),
  decideAside: async ({ scope, params, body }) => {
    await decideAside(house, scope, params.asideId, body);
    return done;
  },
  listPatientQuestions: async ({ scope }) => ({ json: { questions: await listPatientQuestions(house, scope) } }),
  answerPatientQuestion: async ({ scope, params, body }) => {
    await answerPatientQuestion(house, scope, params.questionId, body);
    return done;
  },
  releaseSeries: async ({ scope, params, body }) => {
    await releaseSeries(house, scope, params.caseId, params.seriesInstanceUid, body.reason);
    return done;
  },
  listUnclaimed: async ({ scope }) => ({ json: { studies: await listUnclaimed(house, scope) } }),
  claimStudy: async ({ scope, params, body }) => {
    await claimStudy(house, scope, params.caseId, body.studyInstanceUid);
    return done;
  },
});
