import { transferSyntaxes } from "#dicom/transfer-syntaxes.ts";
import { storageClasses } from "./storage-classes.ts";

/** PS3.4 annex A. */
export const verificationClass = "1.2.840.10008.1.1";

export type QueryRoot = "patient" | "study";
export type QueryOperation = "find" | "move" | "get";

/** Query/Retrieve SOP classes, PS3.4 Table C.6.1-3 and C.6.2-3; the retired patient/study only model is not offered. */
export const queryClasses: Readonly<Record<string, { root: QueryRoot; operation: QueryOperation; name: string }>> = {
  "1.2.840.10008.5.1.4.1.2.1.1": {
    root: "patient",
    operation: "find",
    name: "Patient Root Query/Retrieve Information Model - FIND",
  },
  "1.2.840.10008.5.1.4.1.2.1.2": {
    root: "patient",
    operation: "move",
    name: "Patient Root Query/Retrieve Information Model - MOVE",
  },
  "1.2.840.10008.5.1.4.1.2.1.3": {
    root: "patient",
    operation: "get",
    name: "Patient Root Query/Retrieve Information Model - GET",
  },
  "1.2.840.10008.5.1.4.1.2.2.1": {
    root: "study",
    operation: "find",
    name: "Study Root Query/Retrieve Information Model - FIND",
  },
  "1.2.840.10008.5.1.4.1.2.2.2": {
    root: "study",
    operation: "move",
    name: "Study Root Query/Retrieve Information Model - MOVE",
  },
  "1.2.840.10008.5.1.4.1.2.2.3": {
    root: "study",
    operation: "get",
    name: "Study Root Query/Retrieve Information Model - GET",
  },
};

export const studyRootFind = "1.2.840.10008.5.1.4.1.2.2.1";
export const studyRootMove = "1.2.840.10008.5.1.4.1.2.2.2";
export const studyRootGet = "1.2.840.10008.5.1.4.1.2.2.3";

/** One line of the conformance statement's table of SOP classes (PS3.2 annex D). */
export type ConformanceLine = { uid: string; name: string; scu: boolean; scp: boolean };

/** What the DIMSE services support, as the conformance statement lists it. */
export const dimseConformance: {
  classes: readonly ConformanceLine[];
  transferSyntaxes: readonly (readonly [string, string])[];
} = {
  classes: [
    { uid: verificationClass, name: "Verification SOP Class", scu: true, scp: true },
    ...Object.entries(queryClasses).map(([uid, { name, root }]) => ({ uid, name, scu: root === "study", scp: true })),
    ...storageClasses.map(([uid, name, retired]) => ({
      uid,
      name: retired === undefined ? name : `${name} (retired)`,
      scu: true,
      scp: true,
    })),
  ],
  transferSyntaxes: Object.entries(transferSyntaxes).map(([uid, { name }]) => [uid, name] as const),
};
