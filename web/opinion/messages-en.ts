/** English texts of this room; the namespace is "opinion". */
export const opinionMessages = {} as const;
