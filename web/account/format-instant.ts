/** An instant as the person's own browser writes dates and times. */
export const formatInstant = (iso: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
