/** A room of the house: a folder at the root with one subject, and the rooms it may lean on. */
export type Room = {
  name: string;
  holds: string;
  /** Rooms whose files it may import. Order is the order of the house: a room leans only on rooms before it. */
  mayImport: readonly string[];
};

/**
 * The house, stated once. tests/rooms.test.ts holds it against every import, and the table in ARCHITECTURE.md is written from it.
 * `scripts/` and `tests/` stand outside and may look into every room.
 */
export const rooms: readonly Room[] = [
  {
    name: "contract",
    holds: "what is said: zod schemas of every record, route and refusal",
    mayImport: [],
  },
  {
    name: "dicom",
    holds: "DICOM bytes, tags, JSON model, SR and PDF objects, de-identification; pure",
    mayImport: ["contract"],
  },
  {
    name: "narrative",
    holds: "reads a free-text report: sections, statements, negation, uncertainty, side, size; pure",
    mayImport: ["contract"],
  },
  {
    name: "reporting",
    holds: "structured findings, templates, the one report model and its renderings; pure",
    mayImport: ["contract", "dicom"],
  },
  {
    name: "concordance",
    holds: "aligns and grades two readings; agreement statistics; pure",
    // One vocabulary: what counts as the same thing is known where statements are read.
    mayImport: ["contract", "narrative", "reporting"],
  },
  {
    name: "cases",
    holds: "the life of a case: states, transitions, deadlines, who may do what; pure",
    mayImport: ["contract"],
  },
  {
    name: "matching",
    holds: "which reader, and why not the others; pure",
    mayImport: ["contract", "cases"],
  },
  {
    name: "custody",
    holds: "the hash chain, manifests, offline verification; pure",
    mayImport: ["contract"],
  },
  {
    name: "inference",
    holds: "AI readers behind one interface",
    mayImport: ["contract", "dicom", "reporting"],
  },
  {
    name: "store",
    holds: "Postgres tables, migrations, queries; the object store",
    mayImport: ["contract"],
  },
  {
    name: "commands",
    holds: "the verbs, one per file: permitted, run and recorded in one transaction",
    mayImport: [
      "contract",
      "dicom",
      "narrative",
      "reporting",
      "concordance",
      "cases",
      "matching",
      "custody",
      "inference",
      "store",
    ],
  },
  {
    name: "demo",
    holds: "the synthetic patients, images and reports of the demonstration, and the cases made of them",
    mayImport: [
      "contract",
      "dicom",
      "narrative",
      "reporting",
      "concordance",
      "cases",
      "matching",
      "custody",
      "store",
      "commands",
    ],
  },
  {
    name: "interop",
    holds: "DICOMweb, DIMSE, FHIR, HL7, translated to and from commands",
    mayImport: ["contract", "dicom", "reporting", "commands"],
  },
  {
    name: "server",
    holds: "processes: HTTP, DIMSE listener, job worker, CLI; configuration and wiring",
    mayImport: ["contract", "store", "inference", "custody", "commands", "demo", "interop"],
  },
  {
    name: "web",
    holds: "the React application; `web/viewer/` is the only place for Cornerstone",
    // dicom/ for the scan of a disc in the browser, before anything is sent: its readers of headers are pure.
    mayImport: ["contract", "dicom", "reporting", "concordance"],
  },
];
