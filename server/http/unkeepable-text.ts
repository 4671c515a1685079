/** What Postgres keeps in no text (U+0000), and what has no form in UTF-8 or canonical JSON: half a character (a lone surrogate). */
const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");

/**
 * Where in what was sent a text stands that nothing can keep.
 * @param path of `value`, such as "body"
 * @returns the paths of all such texts (or of the object with such a key)
 */
export function unkeepableText(value: unknown, path: string): string[] {
  if (typeof value === "string") return isKeepable(value) ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => unkeepableText(item, `${path}.${index}`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isKeepable(key) ? unkeepableText(item, `${path}.${key}`) : [path],
  );
}
