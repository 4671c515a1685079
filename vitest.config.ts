import { defineConfig } from "vitest/config";

/** Rooms whose tests need nothing but themselves. */
const pureRooms = "{contract,dicom,narrative,reporting,concordance,cases,matching,custody,inference,demo,web}";
/** Rooms that are tested on a real Postgres. */
const heldRooms = "{store,commands,interop,server}";
const never = ["**/node_modules/**", "dist/**", "data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [`${pureRooms}/**/*.test.{ts,tsx}`, "tests/*.test.ts"],
          exclude: never,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "door",
          // Real processes and a real database: what fails on a starved machine is tried once more; a fault fails twice.
          retry: 1,
          include: [`${heldRooms}/**/*.test.ts`, "tests/*/**/*.test.ts"],
          exclude: [...never, "tests/browser/**"],
          globalSetup: ["tests/kit/test-cluster.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "browser",
          retry: 1,
          include: ["tests/browser/**/*.test.ts"],
          exclude: never,
          globalSetup: ["tests/kit/test-cluster.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Each file starts a service and a browser of its own: one at a time is quickest on a small machine.
          fileParallelism: false,
        },
      },
    ],
  },
});
