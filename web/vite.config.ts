import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://127.0.0.1:${process.env["OVERREAD_PORT"] ?? "8080"}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // Cornerstone reaches Node's `events` through its dependencies; without this the production build fails when it starts.
  resolve: { alias: { events: "events/" } },
  worker: { format: "es" },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    chunkSizeWarningLimit: 6000,
    // Small assets stay files: the content security policy has no data: fonts.
    assetsInlineLimit: 0,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": server, "/dicomweb": server, "/fhir": server, "/healthz": server, "/readyz": server },
  },
});
