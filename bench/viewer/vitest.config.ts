import { defineConfig } from "vitest/config";

/** The viewer on public test images, in a browser: `npx vitest run --config bench/viewer/vitest.config.ts [file]`. */
export default defineConfig({
  test: {
    name: "bench-viewer",
    root: `${import.meta.dirname}/../..`,
    include: ["bench/viewer/*.bench.ts"],
    globalSetup: ["tests/kit/test-cluster.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
