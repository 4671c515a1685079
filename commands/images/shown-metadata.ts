import { sql } from "kysely";

/** The data set of an instance `i` as it is shown: as received, with what a person corrected laid over it. */
export const shownMetadata = sql`CASE WHEN i.correction IS NULL THEN i.metadata ELSE i.metadata || i.correction END`;
