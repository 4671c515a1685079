/** Builds web/ into dist/web, when a source has changed since it was last built. */
export function buildWeb(): Promise<void>;
