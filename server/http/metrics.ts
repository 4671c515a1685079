import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What Prometheus reads. Labels are patterns of routes and outcomes: no names, no ids, no case data. */
export type Metrics = {
  registry: Registry;
  observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  countJob: (job: string, outcome: "done" | "failed") => void;
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
  return {
    registry,
    observeRequest: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    countJob: (job, outcome) => jobs.inc({ job, outcome }),
  };
}
