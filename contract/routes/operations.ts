import { z } from "zod";
import { defineRoutes } from "../route.ts";

export const operationRoutes = defineRoutes({
  live: {
    method: "GET",
    path: "/healthz",
    summary: "The process lives",
    access: { kind: "public" },
    blind: "carries-nothing",
    reply: z.object({ live: z.literal(true) }),
  },
  ready: {
    method: "GET",
    path: "/readyz",
    summary: "Database, store and migrations are ready",
    access: { kind: "public" },
    blind: "carries-nothing",
    reply: z.object({ ready: z.boolean(), database: z.boolean(), store: z.boolean(), migrations: z.boolean() }),
  },
  metrics: {
    method: "GET",
    path: "/metrics",
    summary: "Prometheus metrics; no names, no case data",
    access: { kind: "public" },
    blind: "carries-nothing",
    reply: { raw: "text/plain" },
  },
});
