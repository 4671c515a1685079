export const askMessages = {} as const;
