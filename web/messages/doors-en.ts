export const doorMessages = {} as const;
