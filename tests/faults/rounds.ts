/** How often each fault is tried; OVERREAD_REPEAT for a longer run. */
export const rounds = Number(process.env.OVERREAD_REPEAT ?? 5);

/** From 0 in the first round to nearly 1 in the last: the kill meets the work at another place each time. */
export const partOf = (round: number): number => (round - 1) / rounds;
