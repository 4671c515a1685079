/** English texts of this room; the namespace is "reading". */
export const readingMessages = {} as const;
