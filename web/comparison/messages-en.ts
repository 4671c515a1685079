/** English texts of this room; the namespace is "comparison". */
export const comparisonMessages = {} as const;
