import { z } from "zod";
import { isLayout, type Layout } from "../../viewer/layout.ts";

/** Layouts that the reader chose himself, by kind of examination (`hangingKey`). */
const remembered = z.record(z.string(), z.object({ rows: z.number(), columns: z.number() }).refine(isLayout));
export type RememberedLayouts = z.infer<typeof remembered>;

/** Kinds of examination that are remembered; the oldest choice gives way. */
const mostKinds = 100;

/** What cannot be read counts as nothing. */
export function readLayouts(text: string | undefined): RememberedLayouts {
  try {
    return remembered.parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

export function rememberLayout(before: RememberedLayouts, key: string, layout: Layout): RememberedLayouts {
  const others = Object.entries(before).filter(([each]) => each !== key);
  return Object.fromEntries([...others.slice(1 - mostKinds), [key, layout]]);
}

/** As the rules say from now on. */
export function forgetLayout(before: RememberedLayouts, key: string): RememberedLayouts {
  return Object.fromEntries(Object.entries(before).filter(([each]) => each !== key));
}
