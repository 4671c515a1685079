import { openApiDocument } from "#server/http/openapi.ts";
import { withRoomsTable } from "./architecture-table.ts";
import { withConformanceTables } from "./conformance-tables.ts";
import { generateTables } from "./generate-tables.ts";

/** A file of the repository that a program writes: `npm run generate` renews them all, and `npm test` fails when one is stale. */
export type GeneratedFile = {
  /** From the root of the repository. */
  path: string;
  /** The whole new text; may keep what a person wrote around a generated part. */
  make(present: string): Promise<string>;
};

/** The API's description, as the server gives it at /api/openapi.json. */
const writeOpenApi = async () => `${JSON.stringify(openApiDocument(), null, 1)}\n`;

export const generatedFiles: readonly GeneratedFile[] = [
  { path: "store/tables.ts", make: generateTables },
  { path: "ARCHITECTURE.md", make: withRoomsTable },
  { path: "docs/conformance/dicom.md", make: withConformanceTables },
  { path: "docs/openapi.json", make: writeOpenApi },
];
