import { join } from "node:path";

/** Where public test files of real devices are, if they are at hand: OVERREAD_TEST_DATA, or a folder beside the repository. */
export const testData = process.env.OVERREAD_TEST_DATA ?? join(import.meta.dirname, "../../../shared/data");
