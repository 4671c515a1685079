/** How often each fault is tried; OVERREAD_REPEAT for a longer run. */
export const rounds = Number(process.env.OVERREAD_REPEAT ?? 5);

/** A moment that differs from round to round, so that the kill meets the work at another place each time. */
export const someMoment = (longest: number): number => Math.round(Math.random() * longest);
