import { z } from "zod";

/** One element of the DICOM JSON model (PS3.18 Annex F.2). Bulk data stays unread here. */
const element = z.looseObject({ vr: z.string().optional(), Value: z.array(z.unknown()).optional() });
export const dataSet = z.record(z.string(), element);
export type DataSet = z.infer<typeof dataSet>;

/** What a retrieval of metadata answers: one data set for each instance (PS3.18 10.4.1.1.2). */
export const dataSets = z.array(dataSet);

const valuesOf = (set: DataSet, tag: string): readonly unknown[] => set[tag]?.Value ?? [];

/** The first value as text; "" where there is none. Person names give their alphabetic group (PS3.5 6.2.1.2). */
export function textOf(set: DataSet, tag: string): string {
  const [first] = valuesOf(set, tag);
  if (typeof first === "string") return first.trim();
  if (typeof first === "number") return String(first);
  const name = z.object({ Alphabetic: z.string().optional(), Ideographic: z.string().optional() }).safeParse(first);
  return name.success ? (name.data.Alphabetic ?? name.data.Ideographic ?? "").trim() : "";
}

/** All values as numbers. DS and IS may come as strings (PS3.18 F.2.3.1 allows both). */
export function numbersOf(set: DataSet, tag: string): readonly number[] {
  return valuesOf(set, tag)
    .filter((each) => each !== null && each !== "")
    .map(Number)
    .filter(Number.isFinite);
}

export const numberOf = (set: DataSet, tag: string): number | null => numbersOf(set, tag)[0] ?? null;

/** The items of a sequence. */
export function itemsOf(set: DataSet, tag: string): readonly DataSet[] {
  return valuesOf(set, tag).flatMap((each) => {
    const parsed = dataSet.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}

const sharedGroups = "52009229";
const perFrameGroups = "52009230";

/**
 * A functional group macro of one frame: the frame's own, else the shared one (PS3.3 C.7.6.16).
 * @param macro tag of the macro's sequence, such as "00209113" Plane Position Sequence
 * @param frameNumber counts from 1
 */
export function groupOf(set: DataSet, macro: string, frameNumber: number): DataSet | null {
  const own = set[perFrameGroups]?.Value?.[frameNumber - 1];
  for (const groups of [dataSet.safeParse(own).data, itemsOf(set, sharedGroups)[0]]) {
    const found = groups === undefined ? undefined : itemsOf(groups, macro)[0];
    if (found !== undefined) return found;
  }
  return null;
}
