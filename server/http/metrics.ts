import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { KeepingState } from "#commands/keeping/keeping-state.ts";

/** What Prometheus reads. Labels are patterns of routes and outcomes: no names, no ids, no case data. */
export type Metrics = {
  registry: Registry;
  observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  countJob: (job: string, outcome: "done" | "failed") => void;
  /** How the stored objects fare at the moment. */
  showKeeping: (state: KeepingState) => void;
};

/** @param process also the process's own: memory, event loop, garbage collection; once in a process */
export function createMetrics(process: boolean): Metrics {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry, prefix: "overread_" });
  const requests = new Histogram({
    name: "overread_http_request_seconds",
    help: "Time to answer, by pattern of the route, method and status",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  const jobs = new Counter({
    name: "overread_jobs_total",
    help: "Jobs of the worker by name and outcome",
    labelNames: ["job", "outcome"],
    registers: [registry],
  });
  const showKeeping = keepingGauges(registry);
  return {
    registry,
    showKeeping,
    observeRequest: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    countJob: (job, outcome) => jobs.inc({ job, outcome }),
  };
}

function keepingGauges(registry: Registry): Metrics["showKeeping"] {
  const gauge = (name: string, help: string, labels: readonly string[] = ["store"]) =>
    new Gauge({ name: `overread_${name}`, help, labelNames: [...labels], registers: [registry] });
  const damaged = gauge("objects_damaged", "Stored objects that were found damaged or missing and are not healed");
  const scrubbed = gauge("scrub_round_objects", "Objects re-read in the present or last round");
  const bytes = gauge("scrub_round_bytes", "Bytes re-read in the present or last round");
  const ended = gauge(
    "scrub_round_ended_seconds",
    "When the last round of re-reading ended (Unix time); 0 while one is under way",
  );
  const toCopy = gauge("objects_to_copy", "Objects that wait for their copy in the second store", []);
  const toRemove = gauge("objects_to_remove", "Deleted objects that are still to be taken out of the stores", []);
  return (state) => {
    for (const { store, ...one } of state.stores) {
      damaged.set({ store }, one.damaged);
      scrubbed.set({ store }, one.objects);
      bytes.set({ store }, one.bytes);
      ended.set({ store }, (one.ended_at?.getTime() ?? 0) / 1000);
    }
    toCopy.set(state.toCopy);
    toRemove.set(state.toRemove);
  };
}
