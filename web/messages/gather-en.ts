export const gatherMessages = {} as const;
