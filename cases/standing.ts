import type { Part, Stage } from "#contract/case.ts";
import type { Role, ServiceRole } from "#contract/people.ts";

/** Who asks, as far as it matters in one case. */
export type Standing =
  | {
      kind: "person";
      roles: readonly Role[];
      /** Parts held in this case by grants that are in force. */
      parts: readonly Part[];
      /** Has this person sealed a reading of this case? */
      sealed: boolean;
    }
  | { kind: "service"; role: ServiceRole }
  /** The holder of a delivery link to this case. */
  | { kind: "link" }
  | { kind: "system" };

/** Whether one of these stands among the parts and roles that a verb is open to. */
export type Who = Part | "quality-lead" | "sealed-reader" | "link" | "service";

/** Everything a person, service or link counts as in this case. A coordinator of the organisation is one in each of its cases. */
export function countsAs(standing: Standing, stage: Stage): ReadonlySet<Who> {
  if (standing.kind === "link") return new Set(["link"]);
  if (standing.kind === "service") return new Set(["service"]);
  if (standing.kind === "system") return new Set();
  const who = new Set<Who>(standing.parts);
  if (standing.parts.includes("reader") && standing.sealed) who.add("sealed-reader");
  if (standing.roles.includes("coordinator")) who.add("coordinator");
  if (standing.roles.includes("quality-lead") && signedStages.has(stage)) who.add("quality-lead");
  return who;
}

export const signedStages: ReadonlySet<Stage> = new Set(["signed", "delivered", "closed"]);
